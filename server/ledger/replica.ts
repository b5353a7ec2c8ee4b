import { ZERO, type Head } from '../../shared/fair/journal.ts'
import { isPublic } from '../../shared/fair/records.ts'
import type { Body, Fact } from '../../shared/show/rule.ts'
import { lineOf, newSalt, verifyLine, writeBody, type StoredFact, type WrittenBody } from './chain.ts'
import { Turns } from '../turns/turns.ts'
import { journalCatchUps, journalWrites } from './measures.ts'
import { Projection, type Numbered, type ProjectedFacts } from './projection.ts'
import { StoreError } from '../journals/error.ts'
import type { Beside, Journal, Line, Receipt } from '../journals/journal.ts'
import type { Rules } from './rules.ts'

/** What a durable step changed. */
export interface StateChange<S> {
  before: S
  after: S
  /** The version before and after. */
  from: number
  to: number
  /** Hash of the last line. */
  head: string
  facts: Fact[]
}

/** Lines and the facts that they carry, in the same order; a fact has no body where it was erased. */
interface Followed {
  lines: Line[]
  facts: Fact[]
}

/** Facts chained and folded, ready to be written; nothing has changed yet. */
export interface PreparedFacts<S> extends Followed {
  hashes: string[]
  projected: ProjectedFacts<S>
}

/** A journal and the state that its lines were folded into; `tell` hears of every change in the order of the journal. */
export class Replica<S> {
  readonly journal: Journal
  /** The last line without its body; null before the first. */
  last: Head | null = null
  private readonly projection: Projection<S>
  private readonly rules: Rules<S>
  private readonly changed: (change: StateChange<S>) => void
  private readonly hashes: string[] = [ZERO]
  private linesToErase: number[] = []
  /** Bodies that were written before the step that carries them was made. */
  private readonly ahead = new WeakMap<Body, WrittenBody>()

  constructor(id: string, rules: Rules<S>, journal: Journal, tell: (change: StateChange<S>) => void) {
    this.journal = journal
    this.rules = rules
    this.projection = new Projection(rules, id)
    this.changed = tell
  }

  /** The state of now; never changed in place. */
  get state(): S {
    return this.projection.state
  }

  /** The number of the last line; 0 before the first. */
  get version(): number {
    return this.last?.seq ?? 0
  }

  /** The hash of a version's last line, 64 zeros for version 0; null for a version that is not there. */
  head(version: number): string | null {
    return this.hashes[version] ?? null
  }

  /** Whether something of these keys changed after a version; one that is not there yet is of another history. */
  isChanged(keys: readonly string[], since: number): boolean {
    return since > this.version || this.projection.isChanged(keys, since)
  }

  /**
   * Verifies and takes in what the journal holds beyond what is known. Throws a StoreError `journal-broken {line}` if the chain
   * does not hold, or a fact does not fit its schema or cannot be folded.
   */
  async catchUp(): Promise<void> {
    const known = this.version
    for await (const lines of this.journal.read(this.version + 1)) {
      const facts: Fact[] = []
      let head = this.last
      for (const line of lines) {
        facts.push(this.read(verifyLine(head, line), line))
        head = line
      }
      const hashes = lines.map(({ hash }) => hash)
      this.adopt({ lines, hashes, facts, projected: await this.project({ lines, facts }) })
    }
    // From the beginning it is read when it is opened.
    if (known > 0 && this.version > known) journalCatchUps.tell({ writtenAt: Date.parse(this.last!.at) })
  }

  /** Writes and folds bodies that a step is going to begin with, in turns with other work: nothing that depends on the line before. */
  async foresee(bodies: readonly Body[]): Promise<void> {
    const turns = new Turns('command')
    const written: Body[] = []
    for (const bare of bodies) {
      if (isPublic(bare)) return
      if (!this.ahead.has(bare)) this.ahead.set(bare, this.write(bare))
      written.push(this.ahead.get(bare)!.body)
      await turns.rest()
    }
    await this.projection.foresee(written)
  }

  /**
   * The step that these facts would be: chained, seen to fit their schemas and to fold. Throws Unwritable, Misfit, or what
   * `evolve` throws.
   */
  async prepare(parts: readonly Iterable<Body>[], now: () => number): Promise<PreparedFacts<S>> {
    const lines: Line[] = []
    const facts: Fact[] = []
    const numbered: Numbered[] = []
    const hashes: string[] = []
    let head = this.last
    const turns = new Turns('command')
    for (const part of parts) {
      for (const body of part) {
        const { line, fact } = lineOf(head, now(), this.ahead.get(body) ?? this.write(body, head?.hash))
        lines.push(line)
        facts.push(fact)
        numbered.push({ seq: line.seq, fact })
        hashes.push(line.hash)
        head = line
        await turns.rest()
      }
    }
    return { lines, hashes, facts, projected: await this.projection.project(numbered) }
  }

  private write(body: Body, prev?: string): WrittenBody {
    const written = writeBody(body, prev, newSalt)
    this.rules.read(written.body)
    return written
  }

  /**
   * Makes a step durable, with what is written beside it, and tells of it; without a step only the rest, or nothing at all: that
   * asks whether the journal has gone on. False if it has: the new lines are taken in, the step is not, and whatever was decided
   * before has to be decided again.
   */
  async append(
    step: PreparedFacts<S> | null,
    receipt: Receipt | null,
    beside: Beside = {},
  ): Promise<boolean> {
    const lines = step?.lines ?? []
    const after = this.last?.hash ?? null
    const began = performance.now()
    const done = await this.journal.append({ after, lines, receipt, ...beside })
    if (lines.length > 0) journalWrites.tell({ ms: performance.now() - began })
    if (done === 'behind') {
      await this.catchUp()
      return false
    }
    if (step) this.adopt(step)
    return true
  }

  /** Removes what an erasure named. It is owed until it is done: a store that fails meanwhile is asked again. */
  async erase(): Promise<void> {
    if (this.linesToErase.length === 0) return
    await this.journal.erase(this.linesToErase)
    this.linesToErase = []
  }

  /** A fact that does not fit its schema breaks the journal: the state would be a guess. */
  private read({ at, body }: StoredFact, { seq }: Line): Fact {
    try {
      return { at, body: body && this.rules.read(body) }
    } catch (error) {
      throw new StoreError('journal-broken', { line: seq }, error)
    }
  }

  /** A fact that cannot be folded is as bad as a broken chain: the state would be a guess. */
  private async project({ lines, facts }: Followed): Promise<ProjectedFacts<S>> {
    try {
      return await this.projection.project(lines.map(({ seq }, i) => ({ seq, fact: facts[i]! })))
    } catch (error) {
      throw new StoreError('journal-broken', { line: this.version + 1 }, error)
    }
  }

  private adopt({ lines, hashes, facts, projected }: PreparedFacts<S>): void {
    if (lines.length === 0) return
    const [before, from] = [this.state, this.version]
    this.projection.adopt(projected)
    for (const hash of hashes) this.hashes.push(hash)
    const { seq, hash, at } = lines.at(-1)!
    this.last = { seq, hash, at }
    this.changed({ before, after: this.state, from, to: seq, head: hash, facts })
    this.linesToErase.push(...projected.erased)
  }
}
