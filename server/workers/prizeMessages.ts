import type { File } from '../../shared/formats/format.ts'
import type { PrizeMapping } from '../../shared/formats/prizeHeadings.ts'

/** What the thread that reads lists of prizes is given. */
export interface PrizeOrder {
  file: File
  /** What the columns hold, where the host decided on it. */
  mapping: PrizeMapping | undefined
}
