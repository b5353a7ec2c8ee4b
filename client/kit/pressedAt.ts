/**
 * When a key or a button was pressed, in epoch ms and the same in every window of a browser: what hears of it may run much later on a
 * machine that is busy.
 */
export const pressedAt = ({ timeStamp }: Event): number => performance.timeOrigin + timeStamp
