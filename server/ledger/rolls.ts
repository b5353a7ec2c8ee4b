import { tree, type Tree } from '../../shared/fair/merkle.ts'
import type { RollRow } from '../../shared/fair/roll.ts'
import { finish } from '../../shared/fair/steps.ts'
import { makeTicket, type Ticket } from '../../shared/fair/ticket.ts'
import { hasSameRoll, nextRollInSteps, type NextRoll, type RootedRoll } from '../../shared/show/nextRoll.ts'
import type { State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'
import { SerialQueue } from '../turns/serialQueue.ts'
import { nodeDigest } from '../workers/digests.ts'
import { FairThread } from '../workers/fairThread.ts'
import { Turns } from '../turns/turns.ts'

/** Rows that are hashed at once on the event loop: of more, a thread makes the tree. */
const MOST_AT_ONCE = 2000

/** The Merkle trees of an event's rolls, and the roll that its next seal would have: each hashes only what changed since the last. */
export class Rolls {
  /** The tree that was last made, and that of the sealed roll, which tickets are cut from. */
  private last: Tree | undefined
  private sealed: Tree | undefined
  private next: { of: State; roll: RootedRoll } | null = null
  private readonly work = new SerialQueue()

  /** What is large is hashed and drawn there. */
  readonly thread = new FairThread()

  /** Works out the next roll of a state, off the event loop where it is large, so that `roll` has it at once; nothing where it has. */
  foresee(state: State): Promise<RootedRoll> | undefined {
    if (state.people.length <= MOST_AT_ONCE || this.known(state)) return undefined
    return this.work.run(async () => {
      const known = this.known(state)
      if (known) return known
      const roll = await new Turns('command').through(nextRollInSteps(state))
      return this.keep(state, roll, await this.thread.tree(roll.rows, this.last))
    })
  }

  /** The roll that the next seal of a state would have. */
  roll(state: State): RootedRoll {
    const known = this.known(state)
    if (known) return known
    const roll = finish(nextRollInSteps(state))
    return this.keep(state, roll, tree(roll.rows, this.last, nodeDigest))
  }

  /** The fd1 ticket of a person in the latest sealed roll; null if they are not in it. */
  async ticket(state: State, person: string): Promise<Ticket | null> {
    const entry = find(state.entries, person)?.entry
    if (!entry || !find(state.people, person)?.sealed) return null
    return makeTicket(entry, await this.treeOf(state.roll, state.seal?.root))
  }

  private async treeOf(rows: readonly RollRow[], root: string | undefined): Promise<Tree> {
    for (const known of [this.last, this.sealed])
      if (known && known.root === root) return (this.sealed = known)
    const made =
      rows.length > MOST_AT_ONCE ? await this.thread.tree(rows, this.last) : tree(rows, this.last, nodeDigest)
    return (this.sealed = made)
  }

  private known(state: State): RootedRoll | undefined {
    return this.next && hasSameRoll(this.next.of, state) ? this.next.roll : undefined
  }

  private keep(of: State, roll: NextRoll, made: Tree): RootedRoll {
    if (this.last && this.last.root === of.seal?.root) this.sealed = this.last
    this.last = made
    const rooted = { ...roll, root: made.root }
    this.next = { of, roll: rooted }
    return rooted
  }
}
