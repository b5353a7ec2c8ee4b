/** The most milliseconds between two keys of a scanner; nobody types that fast for long. */
const SCAN_GAP_MS = 50
/** The fewest characters that count as a scan; fewer may be typed as fast by hand. */
const SHORTEST_SCAN = 4

/** Tells a scanner from a person by the times of the keys: a scanner types a code within milliseconds and then presses Enter. */
export class ScanDetector {
  private text = ''
  private last = -Infinity

  /** Takes a printable key, pressed at `at` (ms of a monotonic clock). True if it starts a new run of keys. */
  key(key: string, at: number): boolean {
    const begins = at - this.last > SCAN_GAP_MS
    this.text = begins ? key : this.text + key
    this.last = at
    return begins
  }

  /** Takes Enter, pressed at `at` (ms): the text if it was scanned, null if a person typed it. */
  enter(at: number): string | null {
    const { text, last } = this
    this.text = ''
    this.last = -Infinity
    return at - last <= SCAN_GAP_MS && text.length >= SHORTEST_SCAN ? text : null
  }
}

/** A code that has been out of sight for so many ms counts as a new one: it is held in front of the camera again. */
const OUT_OF_SIGHT_MS = 2500

/** Without a code for so many ms, whoever holds one wants to know how. */
const LONG_MS = 12_000

/** Tells the codes that come into the camera's sight from those that are still in it. */
export class Sightings {
  private text: string | null = null
  private last: number

  /** Begins to look at `since` (ms of a monotonic clock). */
  constructor(since = -Infinity) {
    this.last = since
  }

  /** Takes a code that is in sight at `at` (ms of a monotonic clock). True if it has just come. */
  isNew(text: string, at: number): boolean {
    const still = text === this.text && at - this.last <= OUT_OF_SIGHT_MS
    this.text = text
    this.last = at
    return !still
  }

  /** Whether no code has been in sight for long. */
  isLongAgo(at: number): boolean {
    return at - this.last >= LONG_MS
  }
}
