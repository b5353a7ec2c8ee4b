/** Height of a row of the rolling credits, in the picture's unit. */
export const ROW = 10
/** How fast the credits roll, in the picture's unit per second: a row is in sight for about six seconds. */
export const SPEED = 11
/** Width that a name has at least, in the picture's unit. */
const NAME = 36

/** Names side by side in a zone of that width. */
export const acrossIn = (width: number): number => Math.max(1, Math.min(6, Math.floor(width / NAME)))

/** Whole seconds that so many rows take to roll through a zone. @param height of the zone */
export const rollsFor = (rows: number, height: number): number => Math.ceil((rows * ROW + height) / SPEED)
