import { randomBytes } from 'node:crypto'
import { setImmediate as breath } from 'node:timers/promises'
import { ZERO, type Head } from '../shared/fair/journal.ts'
import {
  isRefusal,
  refusal,
  type Body,
  type Decision,
  type Fact,
  type Refusal,
  type Who,
} from '../shared/show/rule.ts'
import { follow, link, Unwritable, type Link } from './chain.ts'
import { Fold, type Ahead } from './fold.ts'
import { StoreError } from './journals/error.ts'
import type { Journal, Line, Secrets } from './journals/journal.ts'
import type { Command, Moment, Rules, Session } from './rules.ts'

/** What a command that was done is answered; an opened draw adds `draw` and `open`. */
export interface Done {
  /** The number of the last line that the command wrote; where it wrote none, of the journal's last. */
  version: number
  [member: string]: unknown
}
export type Answer = Done | Refusal

/** A command as it is submitted. */
export interface Submission extends Command {
  /** Chosen by the sender: the same id from the same session always gets the same answer. */
  id: string
  /** The version that the sender saw; refused as `stale` if something the command touches changed since. */
  at?: number | undefined
}

/** What a durable step changed: told to every subscriber in the order of the journal. */
export interface Change<S> {
  before: S
  after: S
  /** The version before and after. */
  from: number
  to: number
  /** Hash of the last line. */
  head: string
  facts: Fact[]
}

/** What a ledger takes from its surroundings. */
export interface Surroundings {
  /** Epoch ms; never runs back. */
  now(): number
  /** Called before a command's facts are written: makes what has to stand before they do, gives the secrets written with them. */
  prepare?(facts: readonly Body[], command: Command): Promise<Secrets>
  /** Told of what a subscriber threw: a bug, which must not stop the show. */
  failed?(error: unknown): void
}

/** Facts made into lines before other work is let in. */
const SLICE = 250

/**
 * A journal folded into a state, and the one place where it is written: commands are decided one at a time, durable before they
 * are answered, and told to the subscribers in the order of the journal.
 */
export class Ledger<S> {
  readonly id: string
  readonly journal: Journal
  private readonly rules: Rules<S>
  private readonly around: Surroundings
  private readonly fold: Fold<S>
  private readonly hashes: string[] = [ZERO]
  private readonly listeners = new Set<(change: Change<S>) => void>()
  private last: Head | null = null
  private fault: StoreError | null = null
  private closed = false
  private owed: number[] = []
  private turn: Promise<unknown> = Promise.resolve()

  private constructor(id: string, rules: Rules<S>, journal: Journal, around: Surroundings) {
    this.id = id
    this.rules = rules
    this.journal = journal
    this.around = around
    this.fold = new Fold(rules, id)
  }

  /**
   * Reads and verifies the whole journal, and finishes an erasure that was interrupted. Throws a StoreError `journal-broken
   * {line}` if the chain does not hold or a fact cannot be folded.
   */
  static async open<S>(
    id: string,
    rules: Rules<S>,
    journal: Journal,
    around: Surroundings,
  ): Promise<Ledger<S>> {
    const ledger = new Ledger(id, rules, journal, around)
    await ledger.catchUp()
    await ledger.erase()
    return ledger
  }

  /** The state of now; never changed in place. */
  get state(): S {
    return this.fold.state
  }

  /** The number of the last line; 0 before the first. */
  get version(): number {
    return this.last?.seq ?? 0
  }

  /** The hash of a version's last line, 64 zeros for version 0; null for a version that is not there. */
  head(version: number = this.version): string | null {
    return this.hashes[version] ?? null
  }

  /** Why nothing can be written now; null while all is well. */
  get trouble(): Refusal | null {
    if (this.closed) return refusal('server-stopping')
    return this.fault && refusal(this.fault.code)
  }

  submit(submission: Submission, session: Session): Promise<Answer> {
    return this.inTurn(() => this.guarded(() => this.settle(submission, session)))
  }

  /** Refuses what may not even be submitted: the id has this answer from now on, unless it had one before. */
  refuse(id: string, refused: Refusal, session: Session): Promise<Answer> {
    const by: By = { session: session.id, role: session.role, id }
    return this.inTurn(() =>
      this.guarded(async () => {
        for (;;) {
          const answer = (await this.answered(session.id, id)) ?? (await this.writeRefusal(refused, by))
          if (answer) return answer
        }
      }),
    )
  }

  /** What the session was answered under this id; null if the id is not known. Waits for what is being decided. */
  answer(session: Pick<Session, 'id'>, id: string): Promise<Answer | null> {
    return this.inTurn(() => this.answered(session.id, id))
  }

  /** Writes facts that no command asked for, what the server itself found; and secrets that go with them. */
  record(facts: readonly Body[], secrets: Secrets = {}): Promise<Answer> {
    return this.inTurn(() =>
      this.guarded(async () => {
        for (;;) {
          const answer = await this.write(facts, {}, null, secrets)
          if (answer) return answer
        }
      }),
    )
  }

  /** Why nothing can be written now, after trying whether the store takes writes again. */
  check(): Promise<Refusal | null> {
    return this.inTurn(async () => {
      const answer = await this.guarded(async () => {
        await this.journal.check()
        return { version: this.version }
      })
      return isRefusal(answer) ? answer : null
    })
  }

  /** Calls back, synchronously and once it is durable, for every change; returns the way to stop it. */
  on(listener: (change: Change<S>) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Finishes what is being written, then lets go of the store; whatever comes later is refused. */
  async close(): Promise<void> {
    this.closed = true
    await this.inTurn(() => this.journal.close())
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work)
    this.turn = done.catch(() => undefined)
    return done
  }

  /** Does the work if the store serves; a store that fails is a refusal now and until it takes writes again. */
  private async guarded(work: () => Promise<Answer>): Promise<Answer> {
    if (this.closed) return this.trouble!
    try {
      if (this.fault) {
        await this.journal.check()
        await this.catchUp()
        await this.erase()
        this.fault = null
      }
      return await work()
    } catch (error) {
      if (error instanceof Unwritable) return refusal('ask-malformed', { path: '', rule: 'plain' })
      return refusal(this.fail(error).code)
    }
  }

  /** Keeps a fault of the store in mind; anything else is a bug. */
  private fail(error: unknown): StoreError {
    if (!(error instanceof StoreError)) throw error
    return (this.fault = error)
  }

  private async answered(session: string, id: string): Promise<Answer | null> {
    const receipt = await this.journal.receipt(session, id)
    return receipt && (receipt.answer as unknown as Answer)
  }

  /** One command, from its receipt to its answer; once more from the start if somebody else wrote meanwhile. */
  private async settle(submission: Submission, { id: session, role, name }: Session): Promise<Answer> {
    for (;;) {
      if (this.journal.head()?.hash !== this.last?.hash) await this.catchUp()
      const before = await this.answered(session, submission.id)
      if (before) return before
      const decision = this.decide(submission, this.moment({ role, name }))
      const by = { session, role, id: submission.id, command: submission }
      const answer = isRefusal(decision)
        ? await this.writeRefusal(decision, by)
        : await this.write(decision.facts, decision.answer ?? {}, by)
      if (answer) return answer
    }
  }

  private moment(who: Who): Moment {
    return {
      now: Math.max(this.around.now(), this.last ? Date.parse(this.last.at) : 0),
      who,
      id: () => randomBytes(8).toString('hex'),
      salt,
    }
  }

  private decide({ at, ...command }: Submission, moment: Moment): Decision | Refusal {
    const refused = this.rules.refuse(this.state, command, moment)
    if (refused) return refused
    if (at !== undefined && this.isStale(at, command)) return refusal('stale', { version: this.version })
    return this.rules.decide(this.state, command, moment)
  }

  /** Whether what a command touches changed since a version; a version that is not there yet is of another history. */
  private isStale(at: number, command: Command): boolean {
    return at > this.version || this.fold.isChanged(this.rules.touches(this.state, command), at)
  }

  private async writeRefusal(refused: Refusal, by: By): Promise<Refusal | null> {
    if (by.role !== 'host' && by.role !== 'desk') return refused
    const receipt = { session: by.session, id: by.id, at: this.around.now(), answer: { ...refused } }
    if ((await this.journal.append([], receipt)) === 'done') return refused
    await this.catchUp()
    return null
  }

  /** Chains the facts, sees that they can be folded, makes them durable and tells of them; null if somebody else wrote meanwhile. */
  private async write(
    facts: readonly Body[],
    extra: Record<string, unknown>,
    by: (By & { command: Command }) | null,
    given: Secrets = {},
  ): Promise<Done | null> {
    const secrets = (by && (await this.around.prepare?.(facts, by.command))) ?? given
    const links = await this.chain(facts)
    const ahead = await this.fold.ahead(links.map(({ line, fact }) => ({ seq: line.seq, fact })))
    const lines = links.map((one) => one.line)
    const answer: Done = { version: lines.at(-1)?.seq ?? this.version, ...extra, ...opened(links) }
    const receipt =
      by && by.role !== 'server' ? { session: by.session, id: by.id, at: this.around.now(), answer } : null
    if ((await this.journal.append(lines, receipt, secrets)) === 'behind') {
      await this.catchUp()
      return null
    }
    this.take(ahead, links)
    await this.erase().catch((error: unknown) => this.fail(error))
    return answer
  }

  private async chain(facts: readonly Body[]): Promise<Link[]> {
    const links: Link[] = []
    let head: Head | null = this.last
    for (const body of facts) {
      if (links.length > 0 && links.length % SLICE === 0) await breath()
      const next = link(head, this.around.now(), body, salt)
      links.push(next)
      head = next.line
    }
    return links
  }

  /** Takes in what the journal holds beyond what this ledger knows. */
  private async catchUp(): Promise<void> {
    for await (const lines of this.journal.read(this.version + 1)) {
      const links: { line: Line; fact: Fact }[] = []
      let head = this.last
      for (const line of lines) {
        links.push({ line, fact: follow(head, line) })
        head = line
      }
      this.take(await this.aheadOf(links), links)
    }
  }

  /** A fact that cannot be folded is as bad as a broken chain: the state would be a guess. */
  private async aheadOf(links: readonly { line: Line; fact: Fact }[]): Promise<Ahead<S>> {
    try {
      return await this.fold.ahead(links.map(({ line, fact }) => ({ seq: line.seq, fact })))
    } catch (error) {
      throw new StoreError('journal-broken', { line: this.version + 1 }, error)
    }
  }

  private take(ahead: Ahead<S>, links: readonly { line: Line; fact: Fact }[]): void {
    if (links.length === 0) return
    const [before, from] = [this.state, this.version]
    this.fold.take(ahead)
    for (const { line } of links) this.hashes.push(line.hash)
    const { seq, hash, at } = links.at(-1)!.line
    this.last = { seq, hash, at }
    this.tell({ before, after: this.state, from, to: seq, head: hash, facts: links.map(({ fact }) => fact) })
    this.owed.push(...ahead.erased)
  }

  /** Removes what an erasure named. It is owed until it is done: a store that fails meanwhile is asked again. */
  private async erase(): Promise<void> {
    if (this.owed.length === 0) return
    await this.journal.erase(this.owed)
    this.owed = []
  }

  private tell(change: Change<S>): void {
    for (const listener of this.listeners) {
      try {
        listener(change)
      } catch (error) {
        if (this.around.failed) this.around.failed(error)
        else process.emitWarning(error as Error)
      }
    }
  }
}

/** Whose answer is kept, and under which id. */
interface By {
  session: string
  role: Session['role']
  id: string
}

/** What the answer says of a draw that was opened: its number, and the hash that its code is taken from. */
function opened(links: readonly Link[]): { draw?: unknown; open?: string } {
  const open = links.find(({ fact }) => fact.body.type === 'fd1/open')
  return open ? { draw: open.fact.body['no'], open: open.line.digest } : {}
}

const salt = (): string => randomBytes(16).toString('hex')
