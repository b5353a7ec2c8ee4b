import type { Fact } from '../../shared/show/rule.ts'
import { Turns } from '../workers/turns.ts'
import type { Rules } from './rules.ts'

/** A fact and the number of its line. */
export interface Numbered {
  seq: number
  fact: Fact
}

/** What some facts would make of a projection; nothing has changed yet. */
export interface ProjectedFacts<S> {
  state: S
  /** The line that last changed what a key stands for. */
  changed: Map<string, number>
  /** The lines whose bodies hold the data of each person. */
  persons: Map<string, number[]>
  /** Lines whose bodies an erasure among the facts removes. */
  erased: number[]
}

/** Facts evolved before it is asked whether the turn is over. */
const FACTS_AT_ONCE = 250

/** A state as its journal's facts made it, and what has to be known of them beside it. */
export class Projection<S> {
  state: S
  private readonly rules: Rules<S>
  /** The line that last changed what a key stands for. */
  private changed = new Map<string, number>()
  /** The lines whose bodies hold the data of each person. */
  private persons = new Map<string, number[]>()

  constructor(rules: Rules<S>, id: string) {
    this.rules = rules
    this.state = rules.empty(id)
  }

  /** Whether something of these keys changed after a version. */
  isChanged(keys: readonly string[], since: number): boolean {
    return keys.some((key) => (this.changed.get(key) ?? 0) > since)
  }

  /** What the facts would make of this projection. Throws what `evolve` throws. */
  async project(facts: readonly Numbered[]): Promise<ProjectedFacts<S>> {
    const projected: ProjectedFacts<S> = {
      state: this.state,
      changed: new Map(),
      persons: new Map(),
      erased: [],
    }
    const turns = new Turns()
    for (let from = 0; from < facts.length;) {
      await turns.rest()
      const slice = this.slice(facts, from)
      this.step(projected, slice)
      from += slice.length
    }
    return projected
  }

  /** Becomes what `projected` has answered. */
  adopt({ state, changed, persons, erased }: ProjectedFacts<S>): void {
    this.state = state
    this.changed = over(this.changed, changed)
    this.persons = over(this.persons, persons)
    const gone = new Set(erased)
    if (gone.size === 0) return
    for (const [person, seqs] of this.persons)
      if (seqs.every((seq) => gone.has(seq))) this.persons.delete(person)
  }

  /** The next facts that can be evolved at once: an erasure looks at the state right after it, and a heavy fact is evolved alone. */
  private slice(facts: readonly Numbered[], from: number): readonly Numbered[] {
    const slice = facts.slice(from, from + FACTS_AT_ONCE)
    const { personal, isHeavy } = this.rules
    const last = slice.findIndex(
      ({ fact: { body } }) => body !== null && (personal?.erases(body) || isHeavy?.(body)),
    )
    return last < 0 ? slice : slice.slice(0, last + 1)
  }

  private step(projected: ProjectedFacts<S>, slice: readonly Numbered[]): void {
    const before = projected.state
    projected.state = this.rules.evolve(
      before,
      slice.map(({ fact }) => fact),
    )
    for (const { seq, fact } of slice) {
      if (fact.body === null) continue
      // The state right before a fact lies between these two; together they know all that it may name.
      for (const key of this.rules.touched(before, fact.body)) projected.changed.set(key, seq)
      for (const key of this.rules.touched(projected.state, fact.body)) projected.changed.set(key, seq)
      this.note(projected, seq, fact.body)
    }
  }

  /** Notes whose data a fact's line holds, and which lines an erasure removes. */
  private note(projected: ProjectedFacts<S>, seq: number, body: NonNullable<Fact['body']>): void {
    const { personal } = this.rules
    if (!personal) return
    const lines = (person: string): number[] =>
      projected.persons.get(person) ?? this.persons.get(person) ?? []
    const person = personal.holds(body)
    if (person !== undefined) projected.persons.set(person, [...lines(person), seq])
    const merged = personal.merges(body)
    if (merged) {
      projected.persons.set(merged.keep, [...lines(merged.keep), ...lines(merged.drop)])
      projected.persons.set(merged.drop, [])
    }
    if (!personal.erases(body)) return
    const kept = personal.kept(projected.state)
    for (const id of new Set([...this.persons.keys(), ...projected.persons.keys()])) {
      if (!kept.has(id)) projected.erased.push(...lines(id))
    }
  }
}

/** The entries of both maps, the later ones over the earlier: the larger map takes those of the smaller. */
function over<K, V>(earlier: Map<K, V>, later: Map<K, V>): Map<K, V> {
  if (later.size <= earlier.size) {
    for (const [key, value] of later) earlier.set(key, value)
    return earlier
  }
  for (const [key, value] of earlier) if (!later.has(key)) later.set(key, value)
  return later
}
