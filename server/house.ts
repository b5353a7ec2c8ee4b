import { randomBytes } from 'node:crypto'
import { copied, type HouseState, type Key } from '../shared/show/house.ts'
import { isRefusal, refusal, type Body, type ImportPlan, type Refusal } from '../shared/show/rule.ts'
import type { Language, State } from '../shared/show/state.ts'
import type { Ticket } from '../shared/fair/ticket.ts'
import { newSalt } from './chain.ts'
import { serverClock } from './clock.ts'
import { copyFacts, picturesOf, type CopyOf } from './events/copy.ts'
import { demoFacts } from './events/demo.ts'
import { EVENT, writeEvent, type Pictures } from './events/make.ts'
import { Seat } from './events/seat.ts'
import { folderStore, memoryStore, type Store } from './events/store.ts'
import { houseRules } from './houseRules.ts'
import { StoreError } from './journals/error.ts'
import type { Journal, Picture, Secrets } from './journals/journal.ts'
import { Ledger, type Answer, type Submission } from './ledger.ts'
import type { Proof } from './proof.ts'
import type { Command, Session } from './rules.ts'

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

/** Secrets of the house: a key's, and the mark of a file that is to go: its event was deleted, or has not been named yet. */
const KEY = 'key:'
const GONE = 'gone:'

/** The server as a whole: its own ledger, the events' ledgers, and what the server's clock has to do. */
export class House {
  /** Epoch ms; never runs back, and no sooner than what was last recorded. */
  now: () => number
  /** Events that cannot be served, and why. */
  readonly broken = new Map<string, StoreError>()
  private house!: Ledger<HouseState>
  private readonly seats = new Map<string, Seat>()
  private readonly staged = new Map<string, Journal>()
  private readonly listeners = new Set<EventListener>()
  private following: Promise<unknown> = Promise.resolve()

  private constructor(
    private readonly options: HouseOptions,
    private readonly store: Store,
  ) {
    this.now = options.wall ?? Date.now
  }

  /** Throws a StoreError (`store-taken`, `store-broken`, `journal-broken`) if the house itself cannot be served. */
  static async open(options: HouseOptions): Promise<House> {
    const house = new House(options, options.data === null ? memoryStore() : folderStore(options.data))
    const journal = await house.store.house()
    try {
      await house.boot(journal)
    } catch (error) {
      await house.close()
      await journal.close()
      throw error
    }
    return house
  }

  /** The ledger of the house itself. */
  get ledger(): Ledger<HouseState> {
    return this.house
  }

  /** An event's ledger; undefined if there is none of that id or it cannot be served. */
  event(id: string): Ledger<State> | undefined {
    return this.seats.get(id)?.ledger
  }

  /** Id of the current event; null if there is none. */
  get current(): string | null {
    return this.house.state.current
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
  async submit(event: string, submission: Submission, session: Session): Promise<Answer> {
    if (event === HOUSE) return this.submitToHouse(submission, session)
    const ledger = this.event(event)
    return ledger ? ledger.submit(submission, session) : this.unserved(event)
  }

  /** Answers an id of a session with a refusal, unless it has an answer already. */
  async refuse(event: string, id: string, refused: Refusal, session: Session): Promise<Answer> {
    const ledger = event === HOUSE ? this.house : this.event(event)
    return ledger ? ledger.refuse(id, refused, session) : this.unserved(event)
  }

  /** Why an event that is not there cannot be served. */
  unserved(event: string): Refusal {
    const fault = this.broken.get(event)
    return fault ? told(fault) : refusal('event-unknown', { event })
  }

  /** The proof of an event up to what has been revealed. */
  proof(event: string): Promise<Proof> {
    return this.seat(event).proof.get()
  }

  /** The fd1 ticket of a person in the latest sealed roll; null if they are not in it. */
  async ticket(event: string, person: string): Promise<Ticket | null> {
    const { rolls, ledger } = this.seat(event)
    return rolls.ticket(ledger.state, person)
  }

  /** The secret of a key: made with the key, gone with its revocation. */
  key(id: string): Promise<string | null> {
    return this.house.journal.secret(KEY + id)
  }

  /** Calls back for every event that comes or goes; returns the way to stop it. */
  onEvent(listener: EventListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Writes an event (or the house) as one file, readable by the owner alone; an event remembers that it was. */
  async backup(event: string, path: string): Promise<void> {
    if (event === HOUSE) return this.house.journal.backup(path)
    const { ledger } = this.seat(event)
    await ledger.journal.backup(path)
    await ledger.record([{ type: 'event-backed-up' }])
  }

  /** Finishes what is being written, then lets go of every file. */
  async close(): Promise<void> {
    await this.following
    for (const journal of this.staged.values()) await journal.close()
    await Promise.all([...this.seats.values()].map((seat) => seat.close()))
    this.seats.clear()
    await this.house?.close()
  }

  private get ledgers(): (Ledger<HouseState> | Ledger<State>)[] {
    return [this.house, ...[...this.seats.values()].map((seat) => seat.ledger)]
  }

  private seat(event: string): Seat {
    const seat = this.seats.get(event)
    if (!seat) throw new RangeError('House: no such event')
    return seat
  }

  private async boot(journal: Journal): Promise<void> {
    const { pairing = () => undefined, failed, demo } = this.options
    const rules = houseRules({ pairing, drawOpen: (event) => this.event(event)?.state.opened != null })
    this.house = await Ledger.open(HOUSE, rules, journal, {
      now: () => this.now(),
      prepare: (facts, command) => this.prepare(facts, command),
      ...(failed && { failed }),
    })
    for (const mark of await journal.secretNames(GONE)) await this.remove(mark.slice(GONE.length))
    const known = new Set(this.house.state.events.map(({ id }) => id))
    const found: string[] = []
    for (const name of this.store.names()) found.push(...(await this.find(name, known)))
    for (const id of known) {
      if (!this.seats.has(id) && !this.broken.has(id))
        this.apart(id, id, new StoreError('store-broken', { why: 'missing' }))
    }
    this.now = serverClock(this.lastRecorded(), this.options.wall)
    for (const id of found) await this.adopt(id)
    for (const { id, title } of this.house.state.events) {
      const told = this.event(id)?.state.title
      if (told !== undefined && told !== title) this.retitle(id, told)
    }
    if (demo && this.house.version === 0) await this.makeDemo()
    for (const seat of this.seats.values()) seat.start()
    this.house.on(({ facts }) => {
      for (const { body } of facts) if (body) this.follow(body)
    })
  }

  /** Epoch ms of the latest line of all journals. */
  private lastRecorded(): number {
    return Math.max(0, ...this.ledgers.map(({ journal }) => Date.parse(journal.head()?.at ?? '') || 0))
  }

  /** Serves an event; one that cannot be trusted is kept apart. */
  private async seatEvent(id: string, name: string, journal: Journal): Promise<void> {
    try {
      const { plan, failed } = this.options
      const seat = await Seat.open(id, name, journal, {
        now: () => this.now(),
        ...(failed && { failed }),
        ...(plan && { plan: (preview: string, state: State) => plan(id, preview, state) }),
      })
      this.seats.set(id, seat)
      seat.ledger.on(({ before, after }) => {
        if (before.title !== after.title) this.retitle(id, after.title)
      })
    } catch (error) {
      await journal.close()
      this.apart(id, name, error)
    }
  }

  /** Keeps in mind why an event cannot be served; anything but a fault of its store is a bug. */
  private apart(id: string, name: string, error: unknown): void {
    if (!(error instanceof StoreError)) throw error
    this.broken.set(id, new StoreError(error.code, { ...error.with, path: this.store.path(name) }, error))
  }

  private retitle(event: string, title: string): void {
    this.later(() => this.house.record([{ type: 'house-event-titled', event, title }]))
  }

  /** Opens what may be an event: one that the house knows, or one that came from a backup, whose id is given to be adopted. */
  private async find(name: string, known: ReadonlySet<string>): Promise<string[]> {
    let journal: Journal | undefined
    try {
      journal = await this.store.open(name)
      const id = await journal.secret(EVENT)
      if (!id || this.seats.has(id))
        throw new StoreError('store-broken', { why: id ? 'event-twice' : 'not-an-event' })
      await this.seatEvent(id, name, journal)
      return known.has(id) || this.broken.has(id) ? [] : [id]
    } catch (error) {
      await journal?.close()
      this.apart(name, name, error)
      return []
    }
  }

  private async adopt(event: string): Promise<void> {
    const { title, rehearsal } = this.seat(event).ledger.state
    await this.house.record([{ type: 'house-event-made', event, title, rehearsal }])
  }

  private async makeDemo(): Promise<void> {
    const id = randomBytes(8).toString('hex')
    const { title, facts, pictures } = await demoFacts(id, this.options.language ?? 'zh-CN', this.now())
    await this.stage(id, facts, pictures)
    const made: Body = { type: 'house-event-made', event: id, title, rehearsal: true }
    const answer = await this.house.record([made], { [GONE + id]: null })
    if (!isRefusal(answer)) await this.settle(id)
  }

  private async submitToHouse(submission: Submission, session: Session): Promise<Answer> {
    const { type, ask } = submission
    const fault = type === 'event.copy' && this.broken.get(String(copied(this.house.state, ask)))
    if (fault) return told(fault)
    const answer = await this.house.submit(submission, session)
    await this.following
    return answer
  }

  /** What has to stand before facts of the house do: the new events' journals, and the secrets that go with keys. */
  private async prepare(facts: readonly Body[], { type, ask }: Command): Promise<Secrets> {
    const secrets: Secrets = {}
    await this.unstage()
    for (const body of facts) {
      if (body.type === 'house-key-made')
        secrets[KEY + String(body['key'])] = randomBytes(24).toString('base64url')
      if (body.type === 'house-key-revoked') secrets[KEY + String(body['key'])] = null
      if (body.type === 'house-event-deleted') secrets[GONE + this.nameOf(String(body['event']))] = 'yes'
      if (body.type !== 'house-event-made') continue
      secrets[GONE + String(body['event'])] = null
      if (type === 'event.copy')
        await this.stageCopy(body as EventMade, String(copied(this.house.state, ask)), ask['with'] as CopyOf)
      else await this.stageNew(body as EventMade, ask['language'] as Language | undefined)
    }
    return secrets
  }

  /** The name of an event's file. */
  private nameOf(event: string): string {
    return this.seats.get(event)?.name ?? event
  }

  private stageNew({ event, title, rehearsal }: EventMade, language?: Language): Promise<void> {
    const settings = language ? { language } : {}
    return this.stage(event, [{ type: 'event-made', title, rehearsal, settings }], [])
  }

  private stageCopy({ event, title, rehearsal }: EventMade, from: string, what: CopyOf): Promise<void> {
    const { ledger } = this.seat(from)
    const { state, journal } = ledger
    const facts = copyFacts(state, { id: event, title, rehearsal }, what, newSalt)
    async function* pictures(): AsyncGenerator<[string, Picture]> {
      for (const sha of picturesOf(state)) {
        const picture = await journal.picture(sha)
        if (picture) yield [sha, picture]
      }
    }
    return this.stage(event, facts, pictures())
  }

  /** Writes an event that the house has not named yet. Until it does, which takes the mark away, the file is to go. */
  private async stage(id: string, facts: Iterable<Body>, pictures: Pictures): Promise<void> {
    await this.house.journal.setSecrets({ [GONE + id]: 'yes' })
    const journal = await this.store.create(id)
    this.staged.set(id, journal)
    await writeEvent(journal, id, this.now(), facts, pictures)
  }

  /** Removes what was staged for an earlier command that the store then did not take. */
  private async unstage(): Promise<void> {
    for (const [id, journal] of this.staged) {
      if (this.house.state.events.some((event) => event.id === id)) continue
      this.staged.delete(id)
      await journal.close()
      await this.remove(id)
    }
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

  /** Serves an event whose staged journal the house has just named. */
  private async settle(id: string): Promise<void> {
    const journal = this.staged.get(id)
    if (!journal) return
    this.staged.delete(id)
    await this.seatEvent(id, id, journal)
    const seat = this.seats.get(id)
    seat?.start()
    for (const listener of this.listeners) listener(id, seat?.ledger ?? null)
  }

  private async drop(id: string): Promise<void> {
    const name = this.nameOf(id)
    await this.seats.get(id)?.close()
    this.seats.delete(id)
    this.broken.delete(id)
    await this.remove(name)
    for (const listener of this.listeners) listener(id, null)
  }

  /** Removes a file that is marked to go; the mark goes once the file is gone. */
  private async remove(name: string): Promise<void> {
    this.store.drop(name)
    await this.house.journal.setSecrets({ [GONE + name]: null })
  }
}

/** A fault of a store as others are told of it: no path, no word of the system. */
function told({ code, with: { line } }: StoreError): Refusal {
  return refusal(code, line === undefined ? {} : { line })
}
