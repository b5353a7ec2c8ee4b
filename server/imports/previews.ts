import type { Known } from '../../shared/formats/difference.ts'
import type { File } from '../../shared/formats/format.ts'
import type { Mapping } from '../../shared/formats/mapping.ts'
import { type ImportAsk, type ImportPlan, isRefusal, type Refusal, refusal } from '../../shared/show/rule.ts'
import type { ImportPreview, ImportStep } from '../../shared/wire.ts'
import { soleServer, type Cluster } from '../journals/cluster.ts'
import type { Shelf } from '../journals/shelf.ts'
import { planIn } from './planning.ts'
import { newPreviewId, PREVIEW_LIMITS } from './preview.ts'
import { READ_LIMITS, type ReadLimits, readPeople } from './reading.ts'
import { ReadingTurns } from './turns.ts'

/** The largest file that is read, in bytes. */
export const FILE_LIMIT = 20 * 1024 * 1024
interface StoredPreview {
  file: File
  kept: Uint8Array
  problems: Uint8Array
}

/**
 * The files that somebody is about to import: read, mapped and compared, one at a time and off the event loop, then kept for half
 * an hour (the last six) until they are imported or mapped differently, by whichever server.
 */
export class Previews {
  private readonly previews: Shelf<StoredPreview>
  private readonly caps: ReadLimits
  private readonly turns = new ReadingTurns()
  private clearings = 0

  constructor(caps: ReadLimits = READ_LIMITS, cluster: Cluster = soleServer()) {
    this.caps = caps
    this.previews = cluster.shelf('people-previews', PREVIEW_LIMITS)
  }

  /** Reads a file against the people there are; without a mapping, its columns are mapped by what they are called. */
  async make(
    file: File,
    people: readonly Known[],
    mapping: Mapping | null = null,
    progress: (step: ImportStep) => void = () => undefined,
  ): Promise<ImportPreview | Refusal> {
    if (file.bytes.length > FILE_LIMIT) return refusal('too-large', { limit: FILE_LIMIT })
    return this.read(newPreviewId(), file, people, mapping, progress)
  }

  /** Reads the file of a preview again under another mapping. */
  async remap(
    id: string,
    people: readonly Known[],
    mapping: Mapping,
    progress: (step: ImportStep) => void = () => undefined,
  ): Promise<ImportPreview | Refusal> {
    const held = await this.previews.get(id)
    return held
      ? this.read(id, held.file, people, mapping, progress)
      : refusal('preview-unknown', { preview: id })
  }

  /** What importing a preview as the host chose does to the people of now; undefined if it is not known (any more). */
  async plan({ preview, ...choices }: ImportAsk, people: readonly Known[]): Promise<ImportPlan | undefined> {
    const held = await this.previews.get(preview)
    return held ? planIn(held.kept, people, choices) : undefined
  }

  /** Every problem of a preview, as the JSON of `ImportProblems`, and what its file is called; undefined if it is not known (any more). */
  async problems(preview: string): Promise<{ list: string; json: Uint8Array } | undefined> {
    const held = await this.previews.get(preview)
    return held ? { list: held.file.name, json: held.problems } : undefined
  }

  /** Forgets every file, as erasing an event's people asks for. */
  async clear(): Promise<void> {
    this.clearings++
    await this.previews.clear()
  }

  private async read(
    id: string,
    file: File,
    people: readonly Known[],
    mapping: Mapping | null,
    progress: (step: ImportStep) => void,
  ): Promise<ImportPreview | Refusal> {
    const { clearings } = this
    const read = await this.turns.take(() => readPeople(file, mapping, people, progress, this.caps))
    if (isRefusal(read)) return read
    // What was being read when people were erased would bring them back.
    if (this.clearings !== clearings) return refusal('preview-unknown', { preview: id })
    await this.previews.put(id, { file, kept: read.kept, problems: read.problems })
    return { preview: id, ...read.summary }
  }
}
