/** Milliseconds: a press within them, at the place of the one before, is the second half of a double press. */
const DOUBLE_MS = 400
/** CSS pixels that a pointer may move between the two. */
const SAME_PLACE = 8

/** A press of a button by a pointer: `at` in ms of a monotonic clock, `x` and `y` in CSS pixels of the window. */
export interface Press<B> {
  button: B
  at: number
  x: number
  y: number
}

/**
 * Tells the second half of a double press that would fall on another button than the first: what was pressed has left its
 * place meanwhile, to the next row of the list or to the button that takes the press back.
 */
export class SecondPress<B> {
  private first: Press<B> | null = null

  /** Takes a press; true if nobody meant it. */
  isStray(press: Press<B>): boolean {
    const { first } = this
    const stray =
      first !== null &&
      press.button !== first.button &&
      press.at - first.at < DOUBLE_MS &&
      Math.hypot(press.x - first.x, press.y - first.y) <= SAME_PLACE
    if (!stray) this.first = press
    return stray
  }
}
