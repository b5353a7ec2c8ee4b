/** Side of the square that an animation fills while it waits and while names roll, in heights of the picture. */
export const WAITING = 0.67
export const ROLLING = 0.852
/** In a narrow picture, the share of its width that the square, the ring and the line take. */
export const WIDTH = 0.9

/** How large things are in a picture of this aspect ratio: less than 1 in a narrow one. */
export const partOf = (aspect: number): number => Math.min(1, (WIDTH * aspect) / ROLLING)

/** Side of the square, in heights of the picture. @param grown 0 while waiting, 1 while names roll */
export const sideOf = (grown: number, aspect: number): number =>
  (WAITING + (ROLLING - WAITING) * grown) * partOf(aspect)
