import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { eventRules, readFact } from '../../server/ledger/eventRules.ts'
import { houseRules, readHouseFact } from '../../server/house/houseRules.ts'
import { HOUSE } from '../../server/house/house.ts'
import type { Line } from '../../server/journals/journal.ts'
import { MemoryStore } from '../../server/journals/memory.ts'
import { Ledger } from '../../server/ledger/ledger.ts'
import { Rolls } from '../../server/ledger/rolls.ts'
import { evolve } from '../../shared/show/evolve.ts'
import { emptyHouse, evolveHouse, type HouseState } from '../../shared/show/house.ts'
import type { Body, Fact } from '../../shared/show/rule.ts'
import { emptyState, type State } from '../../shared/show/state.ts'

/** The values of a state by their paths, such as `people.3.name`; an object or list without members is a value too. */
export type Leaves = Record<string, unknown>
/** What some lines changed in a state: the leaves that are new or different, and those that are gone. */
export interface RecordedStep {
  /** The number of the last of these lines. */
  to: number
  set: Leaves
  gone: string[]
}

/** The journal of an event, or of the house, as a file of lines in JSON. */
export class Recorded {
  readonly id: string
  readonly lines: readonly Line[]

  constructor(id: string, lines: readonly Line[]) {
    this.id = id
    this.lines = lines
  }

  static read(path: string): Recorded {
    return new Recorded(basename(path, '.jsonl'), readJsonLines(path) as Line[])
  }

  get bodies(): Body[] {
    return this.lines.flatMap(({ body }) => (body === null ? [] : [JSON.parse(body) as Body]))
  }

  /** The journal opened as a server opens it; throws a StoreError where it cannot be. */
  async open(): Promise<Ledger<State> | Ledger<HouseState>> {
    const journal = new MemoryStore().open()
    await journal.append({ after: null, lines: this.lines })
    const around = { now: () => 0 }
    if (this.id !== HOUSE)
      return Ledger.open(this.id, eventRules('00'.repeat(32), new Rolls()), journal, around)
    return Ledger.open(
      HOUSE,
      houseRules({ pairing: async () => undefined, drawOpen: () => false, cut: () => null }),
      journal,
      around,
    )
  }

  /** What the lines change in the state, from each of these numbers to the next. */
  steps(ends: readonly number[]): RecordedStep[] {
    const fold = this.id === HOUSE ? folding(emptyHouse(), evolveHouse) : folding(emptyState(this.id), evolve)
    let before: Leaves = {}
    let from = 0
    return ends.map((to) => {
      const after = leaves(fold(this.lines.slice(from, to).map((line) => this.fact(line))))
      const step = { to, ...difference(before, after) }
      before = after
      from = to
      return step
    })
  }

  /** The fact of a line, in the present version of its type. */
  private fact({ at, body }: Line): Fact {
    const read = this.id === HOUSE ? readHouseFact : readFact
    return { at: Date.parse(at), body: body === null ? null : read(JSON.parse(body)) }
  }
}

/** A state that facts are folded into; gives it as it is after them. */
function folding<S>(state: S, evolved: (state: S, facts: readonly Fact[]) => S) {
  return (facts: readonly Fact[]): S => (state = evolved(state, facts))
}

export function readJsonLines(path: string): unknown[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}

export function leaves(value: unknown, path = '', into: Leaves = {}): Leaves {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (members.length === 0) into[path] = value
  for (const [name, member] of members)
    if (member !== undefined) leaves(member, path ? `${path}.${name}` : name, into)
  return into
}

function difference(before: Leaves, after: Leaves): Omit<RecordedStep, 'to'> {
  const changed = ([path, leaf]: [string, unknown]) => JSON.stringify(leaf) !== JSON.stringify(before[path])
  return {
    set: Object.fromEntries(Object.entries(after).filter(changed)),
    gone: Object.keys(before).filter((path) => !(path in after)),
  }
}
