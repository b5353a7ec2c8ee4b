import type { SealedPrize, Without } from '../../shared/fair/records.ts'

/** What the thread is sent: rows of a roll in portions, as the JSON of a list, then what is to be made of them. */
export type FairOrder = { rows: string } | SealOrder | DrawOrder

/** Hash these rows to the leaves at their places, and all nodes over the leaves. The memory is shared. */
export interface SealOrder {
  leaves: Uint8Array
  places: Uint32Array
  /** The tree before, and how many rows at its start are the same. */
  before: { levels: readonly Uint8Array[]; same: number } | undefined
}

/** Draw from these rows, which are the whole roll. */
export interface DrawOrder extends DrawAsk {
  event: string
  prize: Pick<SealedPrize, 'unit' | 'groups'>
  without: Without
}
interface DrawAsk {
  seed: Uint8Array
  close: string
  count: number
  perGroup: number
  taken: readonly [group: string, winners: number][]
}

/** All levels of the tree, in shared memory; or the winners, entries in order. */
export type FairAnswer = Uint8Array[] | string[]
