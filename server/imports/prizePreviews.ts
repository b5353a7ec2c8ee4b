import type { File } from '../../shared/formats/format.ts'
import type { PrizeMapping } from '../../shared/formats/prizeHeadings.ts'
import { prizeDifference } from '../../shared/formats/prizeDifference.ts'
import { isRefusal, type PrizeRow, type Refusal, refusal } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'
import type { PrizePreview } from '../../shared/wire.ts'
import { soleServer, type Cluster } from '../journals/cluster.ts'
import type { Shelf } from '../journals/shelf.ts'
import { newPreviewId, PREVIEW_LIMITS } from './preview.ts'
import { FILE_LIMIT } from './previews.ts'
import { READ_LIMITS, type ReadLimits, readPrizes } from './reading.ts'
import { ReadingTurns } from './turns.ts'

/** The lists of prizes that somebody is about to import; read off the event loop, as lists of people are. */
export class PrizePreviews {
  private readonly lists: Shelf<PrizeRow[]>
  private readonly turns = new ReadingTurns()
  private readonly caps: ReadLimits

  constructor(caps: ReadLimits = READ_LIMITS, cluster: Cluster = soleServer()) {
    this.caps = caps
    this.lists = cluster.shelf('prize-previews', PREVIEW_LIMITS)
  }

  /** Reads a file against the prizes and sponsors there are once it is read; `mapping` where the host decided on its columns. */
  async make(file: File, stateNow: () => State, mapping?: PrizeMapping): Promise<PrizePreview | Refusal> {
    if (file.bytes.length > FILE_LIMIT) return refusal('too-large', { limit: FILE_LIMIT })
    const list = await this.turns.take(() => readPrizes(file, this.caps, mapping))
    if (isRefusal(list)) return list
    const preview = newPreviewId()
    await this.lists.put(preview, list.prizes)
    const { prizes, ...read } = list
    return { preview, ...read, difference: prizeDifference(stateNow(), prizes) }
  }

  /** The rows of a preview that are taken; undefined if it is not known (any more). */
  async prizes(preview: string): Promise<readonly PrizeRow[] | undefined> {
    return (await this.lists.get(preview)) ?? undefined
  }
}
