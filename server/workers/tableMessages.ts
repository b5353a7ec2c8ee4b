import type { Known } from '../../shared/formats/difference.ts'
import type { Mapping } from '../../shared/formats/mapping.ts'
import type { ImportStep, ImportSummary } from '../../shared/wire.ts'

/** What the thread is sent: the people there are, in portions, then the file. */
export type ThreadOrder =
  | { known: Known[] }
  | { file: { name: string; bytes: Uint8Array }; mapping: Mapping | null }

/** What the thread sends back. */
export type ThreadReport =
  | { step: ImportStep }
  | { refused: string; with: Record<string, unknown> }
  /** `kept` is the JSON of `Kept` in UTF-8, so that the main thread need not build it until the import. */
  | { summary: ImportSummary; kept: Uint8Array<ArrayBuffer> }
