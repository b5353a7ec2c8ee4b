/** Milliseconds: a press within them, at the place of the one before, is the second half of a double press. */
const DOUBLE_MS = 400
/** CSS pixels that a pointer may move between the two. */
const SAME_PLACE = 8

/**
 * A press of a button by a pointer: `row` is whose row of a list it stood in just then, '' outside of lists; `at` in ms of a
 * monotonic clock, `x` and `y` in CSS pixels of the window.
 */
export interface Press<B> {
  button: B
  row: string
  at: number
  x: number
  y: number
}

/**
 * Tells the second half of a double press that would do something else than the first: what was pressed has left its place
 * meanwhile, to the next row of the list or to the button that takes the press back. A list may give the very button of one
 * row to the next.
 */
export class SecondPress<B> {
  private first: Press<B> | null = null

  /** Takes a press; true if nobody meant it. */
  isStray(press: Press<B>): boolean {
    const { first } = this
    const stray =
      first !== null &&
      (press.button !== first.button || press.row !== first.row) &&
      press.at - first.at < DOUBLE_MS &&
      Math.hypot(press.x - first.x, press.y - first.y) <= SAME_PLACE
    if (!stray) this.first = press
    return stray
  }
}

/** An Enter in the search: `text` is what was searched, `row` the row that it is for, '' where it ended a scan; `at` in ms of a monotonic clock. */
export interface Enter {
  text: string
  row: string
  at: number
}

/**
 * Tells an Enter that would act on a row which the one before has only just brought up: some scanners end with two. Whoever has
 * typed meanwhile means it.
 */
export class SecondEnter {
  private first: Enter | null = null

  /** Takes an Enter; true if nobody meant it. */
  isStray(enter: Enter): boolean {
    const { first } = this
    const stray =
      first !== null &&
      enter.text === first.text &&
      enter.row !== first.row &&
      enter.at - first.at < DOUBLE_MS
    if (!stray) this.first = enter
    return stray
  }
}
