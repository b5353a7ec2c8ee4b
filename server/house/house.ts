import { randomBytes } from 'node:crypto'
import { copied, type HouseState, type Key } from '../../shared/show/house.ts'
import { isRefusal, refusal, type Body, type ImportPlan, type Refusal } from '../../shared/show/rule.ts'
import type { Language, State } from '../../shared/show/state.ts'
import type { Ticket } from '../../shared/fair/ticket.ts'
import { newSalt } from '../ledger/chain.ts'
import { serverClock } from '../ledger/clock.ts'
import { copyFacts, copyPictures, type CopyOf } from './events/copy.ts'
import { demoFacts } from './events/demo.ts'
import type { OpenEvent } from './events/openEvent.ts'
import { EventRegistry } from './events/registry.ts'
import { folderStore, memoryStore, type Store } from './events/store.ts'
import { houseRules } from './houseRules.ts'
import type { StoreError } from '../journals/error.ts'
import type { Beside, Journal, Values } from '../journals/journal.ts'
import { Ledger, type Answer, type Submission } from '../ledger/ledger.ts'
import type { Proof } from '../ledger/proof.ts'
import type { Command, Submitter } from '../ledger/rules.ts'

/** Id of the house's own ledger. */
export const HOUSE = 'house'

export interface HouseOptions {
  /** Folder of `house.sqlite` and `events/`; null keeps everything in memory. */
  data: string | null
  /** Makes the demo event if there is nothing yet. */
  demo: boolean
  /** Of the demo event. */
  language?: Language
  /** The computer's clock, epoch ms. */
  wall?: () => number
  /** The plan of a `people.import`, computed against the state that it is decided on. */
  plan?: (event: string, preview: string, state: State) => ImportPlan | undefined
  /** The role of a pairing code that waits; undefined if none does. */
  pairing?: (code: string) => Key['role'] | undefined
  /** Told of what went wrong in a subscriber: a bug. */
  failed?: (error: unknown) => void
}

type EventListener = (id: string, ledger: Ledger<State> | null) => void
type EventMade = Body & { event: string; title: string; rehearsal: boolean }

/** Secrets of the house: its keys'. */
const KEY = 'key:'

/** The server as a whole: its own ledger, the events' ledgers, and what the server's clock has to do. */
export class House {
  /** Epoch ms; never runs back, and no sooner than what was last recorded. */
  now: () => number
  /** The ledger of the house itself. */
  ledger!: Ledger<HouseState>
  private readonly registry: EventRegistry
  private readonly options: HouseOptions
  private readonly listeners = new Set<EventListener>()
  private following: Promise<unknown> = Promise.resolve()

  private constructor(options: HouseOptions, store: Store, journal: Journal) {
    const { wall = Date.now, plan, failed } = options
    this.options = options
    this.now = wall
    this.registry = new EventRegistry(store, journal.marks, {
      now: () => this.now(),
      retitled: (event, title) => this.retitle(event, title),
      ...(plan && { plan }),
      ...(failed && { failed }),
    })
  }

  /** Throws a StoreError (`store-taken`, `store-broken`, `journal-broken`) if the house itself cannot be served. */
  static async open(options: HouseOptions): Promise<House> {
    const store = options.data === null ? memoryStore() : folderStore(options.data)
    const journal = await store.house()
    const house = new House(options, store, journal)
    try {
      await house.boot(journal)
    } catch (error) {
      await house.close()
      await journal.close()
      throw error
    }
    return house
  }

  /** An event's ledger; undefined if there is none of that id or it cannot be served. */
  event(id: string): Ledger<State> | undefined {
    return this.registry.get(id)?.ledger
  }

  /** Events that cannot be served, and why. */
  get broken(): ReadonlyMap<string, StoreError> {
    return this.registry.broken
  }

  /** Id of the current event; null if there is none. */
  get current(): string | null {
    return this.ledger.state.current
  }

  /** The first reason why not everything can be written or served; null while all is well. */
  get trouble(): (Refusal & { event: string }) | null {
    for (const [event, fault] of this.broken) return { event, ...told(fault) }
    for (const { id, trouble } of this.ledgers) if (trouble) return { event: id, ...trouble }
    return null
  }

  /** As `trouble`, after trying whether the house, the current event and whatever failed take writes. */
  async check(): Promise<House['trouble']> {
    for (const ledger of this.ledgers)
      if (ledger.trouble || ledger.id === HOUSE || ledger.id === this.current) await ledger.check()
    return this.trouble
  }

  /** Submits to an event, or to the house where `event` is 'house'. */
  async submit(event: string, submission: Submission, submitter: Submitter): Promise<Answer> {
    if (event === HOUSE) return this.submitToHouse(submission, submitter)
    const ledger = this.event(event)
    return ledger ? ledger.submit(submission, submitter) : this.unserved(event)
  }

  /** Answers an id of a session with a refusal, unless it has an answer already. */
  async refuse(event: string, id: string, refused: Refusal, submitter: Submitter): Promise<Answer> {
    const ledger = event === HOUSE ? this.ledger : this.event(event)
    return ledger ? ledger.refuse(id, refused, submitter) : this.unserved(event)
  }

  /** Why an event that is not there cannot be served. */
  unserved(event: string): Refusal {
    const fault = this.broken.get(event)
    return fault ? told(fault) : refusal('event-unknown', { event })
  }

  /** The proof of an event up to what has been revealed. */
  proof(event: string): Promise<Proof> {
    return this.openEvent(event).proof.get()
  }

  /** The fd1 ticket of a person in the latest sealed roll; null if they are not in it. */
  async ticket(event: string, person: string): Promise<Ticket | null> {
    const { rolls, ledger } = this.openEvent(event)
    return rolls.ticket(ledger.state, person)
  }

  /** The secret of a key: made with the key, gone with its revocation. */
  key(id: string): Promise<string | null> {
    return this.ledger.journal.secrets.get(KEY + id)
  }

  /** Calls back for every event that comes or goes; returns the way to stop it. */
  onEvent(listener: EventListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Writes an event (or the house) as one file, readable by the owner alone; an event remembers that it was. */
  async backup(event: string, path: string): Promise<void> {
    if (event === HOUSE) return this.ledger.journal.backup(path)
    const { ledger } = this.openEvent(event)
    await ledger.journal.backup(path)
    await ledger.record([{ type: 'event-backed-up' }])
  }

  /** Finishes what is being written, then lets go of every file. */
  async close(): Promise<void> {
    await this.following
    await this.registry.close()
    await this.ledger?.close()
  }

  private get ledgers(): (Ledger<HouseState> | Ledger<State>)[] {
    return [this.ledger, ...this.registry.ledgers]
  }

  /** The ids of the events that the house names. */
  private get named(): ReadonlySet<string> {
    return new Set(this.ledger.state.events.map(({ id }) => id))
  }

  private openEvent(event: string): OpenEvent {
    const openEvent = this.registry.get(event)
    if (!openEvent) throw new RangeError('House: no such event')
    return openEvent
  }

  private async boot(journal: Journal): Promise<void> {
    const { pairing = () => undefined, failed, demo } = this.options
    const rules = houseRules({ pairing, drawOpen: (event) => this.event(event)?.state.opened != null })
    this.ledger = await Ledger.open(HOUSE, rules, journal, {
      now: () => this.now(),
      prepare: (facts, command) => this.prepare(facts, command),
      ...(failed && { failed }),
    })
    const found = await this.registry.open(this.named)
    this.now = serverClock(this.lastRecorded(), this.options.wall)
    for (const id of found) await this.adopt(id)
    for (const { id, title } of this.ledger.state.events) {
      const told = this.event(id)?.state.title
      if (told !== undefined && told !== title) this.retitle(id, told)
    }
    if (demo && this.ledger.version === 0) await this.makeDemo()
    this.registry.start()
    this.ledger.on(({ facts }) => {
      for (const { body } of facts) if (body) this.follow(body)
    })
  }

  /** Epoch ms of the latest line of all journals. */
  private lastRecorded(): number {
    return Math.max(0, ...this.ledgers.map(({ writtenAt }) => writtenAt))
  }

  private retitle(event: string, title: string): void {
    this.later(() => this.ledger.record([{ type: 'house-event-titled', event, title }]))
  }

  private async adopt(event: string): Promise<void> {
    const { title, rehearsal } = this.openEvent(event).ledger.state
    await this.ledger.record([{ type: 'house-event-made', event, title, rehearsal }])
  }

  private async makeDemo(): Promise<void> {
    const id = randomBytes(8).toString('hex')
    const { title, facts, pictures } = await demoFacts(id, this.options.language ?? 'zh-CN', this.now())
    await this.registry.stage(id, facts, pictures)
    const made: Body = { type: 'house-event-made', event: id, title, rehearsal: true }
    const answer = await this.ledger.record([made], { marks: this.registry.unmark(id) })
    if (!isRefusal(answer)) await this.settle(id)
  }

  private async submitToHouse(submission: Submission, submitter: Submitter): Promise<Answer> {
    const { type, ask } = submission
    const fault = type === 'event.copy' && this.broken.get(String(copied(this.ledger.state, ask)))
    if (fault) return told(fault)
    const answer = await this.ledger.submit(submission, submitter)
    await this.following
    return answer
  }

  /** What has to stand before facts of the house do: the new events' journals; and what goes with them. */
  private async prepare(facts: readonly Body[], { type, ask }: Command): Promise<Beside> {
    const secrets: Values = {}
    const marks: Values = {}
    await this.registry.unstage(this.named)
    for (const body of facts) {
      if (body.type === 'house-key-made')
        secrets[KEY + String(body['key'])] = randomBytes(24).toString('base64url')
      if (body.type === 'house-key-revoked') secrets[KEY + String(body['key'])] = null
      if (body.type === 'house-event-deleted') Object.assign(marks, this.registry.mark(String(body['event'])))
      if (body.type !== 'house-event-made') continue
      Object.assign(marks, this.registry.unmark(String(body['event'])))
      if (type === 'event.copy')
        await this.stageCopy(body as EventMade, String(copied(this.ledger.state, ask)), ask['with'] as CopyOf)
      else await this.stageNew(body as EventMade, ask['language'] as Language | undefined)
    }
    return { secrets, marks }
  }

  private stageNew({ event, title, rehearsal }: EventMade, language?: Language): Promise<void> {
    const settings = language ? { language } : {}
    return this.registry.stage(event, [{ type: 'event-made', title, rehearsal, settings }], [])
  }

  private stageCopy({ event, title, rehearsal }: EventMade, from: string, what: CopyOf): Promise<void> {
    const { state, journal } = this.openEvent(from).ledger
    const facts = copyFacts(state, { id: event, title, rehearsal }, what, newSalt)
    return this.registry.stage(event, facts, copyPictures(state, journal))
  }

  /** What a fact of the house makes the server do. */
  private follow(body: Body): void {
    const event = String(body['event'])
    if (body.type === 'house-event-made') this.later(() => this.settle(event))
    if (body.type === 'house-event-deleted') this.later(() => this.drop(event))
  }

  private later(work: () => Promise<unknown>): void {
    this.following = this.following.then(work).catch((error: unknown) => this.options.failed?.(error))
  }

  private async settle(event: string): Promise<void> {
    if (await this.registry.settle(event)) this.tell(event)
  }

  private async drop(event: string): Promise<void> {
    await this.registry.drop(event)
    this.tell(event)
  }

  private tell(event: string): void {
    const ledger = this.event(event) ?? null
    for (const listener of this.listeners) listener(event, ledger)
  }
}

/** A fault of a store as others are told of it: no path, no word of the system. */
function told({ code, with: { line } }: StoreError): Refusal {
  return refusal(code, line === undefined ? {} : { line })
}
