/** Keys of a scanner come at most so many ms after one another; no hand types so fast for long. */
const SCAN_GAP_MS = 50
/** Fewer characters than this are typed too easily by hand to be taken for a scan. */
const SHORTEST_SCAN = 4

/** Tells a scanner, which types a code within milliseconds and presses Enter, from a hand, by the times of the keys. */
export class ScanDetector {
  private text = ''
  private last = -Infinity

  /** Takes a printable key, pressed at `at` ms of any steady clock; whether it begins a new run of keys. */
  key(key: string, at: number): boolean {
    const begins = at - this.last > SCAN_GAP_MS
    this.text = begins ? key : this.text + key
    this.last = at
    return begins
  }

  /** What was scanned if Enter, pressed at `at` ms, ends a scan; null if a hand typed it. */
  enter(at: number): string | null {
    const { text, last } = this
    this.text = ''
    this.last = -Infinity
    return at - last <= SCAN_GAP_MS && text.length >= SHORTEST_SCAN ? text : null
  }
}
