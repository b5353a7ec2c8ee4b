import type { Body, Fact } from '../../shared/show/rule.ts'
import { Turns } from '../turns/turns.ts'
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

/** Facts whose state is looked at once they are all evolved. */
const FACTS_TOGETHER = 250

/** Bodies that were folded before they were decided: all that they read and write stands in these members of the state. */
interface Foreseen<S> {
  bodies: readonly Body[]
  members: readonly (keyof S)[]
  before: S
  after: S
}

/** A state as its journal's facts made it, and what has to be known of them beside it. */
export class Projection<S> {
  state: S
  private readonly rules: Rules<S>
  /** The line that last changed what a key stands for. */
  private changed = new Map<string, number>()
  /** The lines whose bodies hold the data of each person. */
  private persons = new Map<string, number[]>()
  private foreseen: Foreseen<S> | null = null

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
    const turns = new Turns('command')
    const done = facts.slice(0, this.takeForeseen(projected, facts))
    this.noteAll(projected, this.state, done)
    for (let from = done.length; from < facts.length;) {
      await turns.rest()
      const slice = this.slice(facts, from)
      await this.step(projected, slice, turns)
      from += slice.length
    }
    return projected
  }

  /** Folds bodies ahead, in turns with other work, so that a projection which begins with them has that done. */
  async foresee(bodies: readonly Body[]): Promise<void> {
    const members = new Set<keyof S>()
    for (const body of bodies) {
      const within = this.rules.within?.(body)
      if (!within) return
      for (const member of within) members.add(member)
    }
    const before = this.state
    const facts = bodies.map((body) => ({ at: 0, body }))
    const after = await new Turns('command').through(this.rules.evolve(before, facts))
    this.foreseen = { bodies, members: [...members], before, after }
  }

  /** Takes over what was folded ahead, if the facts begin with it and it has not changed since; how many of them that were. */
  private takeForeseen(projected: ProjectedFacts<S>, facts: readonly Numbered[]): number {
    if (!this.foreseen) return 0
    const { bodies, members, before, after } = this.foreseen
    const begins = bodies.every((body, i) => facts[i]?.fact.body === body)
    if (!begins || members.some((member) => before[member] !== this.state[member])) return 0
    projected.state = { ...this.state }
    for (const member of members) projected.state[member] = after[member]
    this.foreseen = null
    return bodies.length
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

  /** The next facts that can be evolved together: an erasure looks at the state right after it. */
  private slice(facts: readonly Numbered[], from: number): readonly Numbered[] {
    const slice = facts.slice(from, from + FACTS_TOGETHER)
    const { personal } = this.rules
    const last = slice.findIndex(({ fact: { body } }) => body !== null && personal?.erases(body))
    return last < 0 ? slice : slice.slice(0, last + 1)
  }

  private async step(projected: ProjectedFacts<S>, slice: readonly Numbered[], turns: Turns): Promise<void> {
    const before = projected.state
    const facts = slice.map(({ fact }) => fact)
    projected.state = await turns.through(this.rules.evolve(before, facts))
    this.noteAll(projected, before, slice)
  }

  /** Notes what facts have changed of the state before them. */
  private noteAll(projected: ProjectedFacts<S>, before: S, slice: readonly Numbered[]): void {
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
