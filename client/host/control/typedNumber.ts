/** Milliseconds: a digit that comes later than this after the one before begins a new number. */
const TOGETHER_MS = 1000

/** Puts typed digits together: 1 and 2 within a second are 12. */
export class TypedNumber {
  private number = 0
  private at = -Infinity

  /**
   * The number that a digit makes at an instant in ms: with those typed just before it, or by itself where they would make more
   * than `most`; null if there is no such number.
   */
  type(digit: number, at: number, most: number): number | null {
    const together = at - this.at <= TOGETHER_MS ? this.number * 10 + digit : digit
    this.number = together <= most ? together : digit
    this.at = at
    return this.number >= 1 && this.number <= most ? this.number : null
  }
}
