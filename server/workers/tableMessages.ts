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
  /** `kept` and `problems` are the JSON of `KeptPreview` and `ImportProblems` in UTF-8: the main thread need not build them until they are asked for. */
  | { summary: ImportSummary; kept: Uint8Array<ArrayBuffer>; problems: Uint8Array<ArrayBuffer> }
