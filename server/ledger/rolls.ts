import { tree, type Tree } from '../../shared/fair/merkle.ts'
import { nodeDigest } from './digests.ts'
import type { RollRow } from '../../shared/fair/roll.ts'
import { makeTicket, type Ticket } from '../../shared/fair/ticket.ts'
import type { State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'

/** The Merkle trees of an event's rolls: the next one hashes only what changed since the last. */
export class Rolls {
  private last: Tree | undefined

  tree(rows: readonly RollRow[]): Tree {
    return (this.last = tree(rows, this.last, nodeDigest))
  }

  /** The fd1 ticket of a person in the latest sealed roll; null if they are not in it. */
  ticket(state: State, person: string): Ticket | null {
    const entry = find(state.entries, person)?.entry
    if (!entry || !find(state.people, person)?.sealed) return null
    const known = this.last && this.last.root === state.seal?.root ? this.last : this.tree(state.roll)
    return makeTicket(entry, known)
  }
}
