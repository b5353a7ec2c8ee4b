import type { Ticket } from '../../shared/fair/ticket.ts'
import { copied, type HouseState } from '../../shared/show/house.ts'
import { refusal, type Body, type Refusal } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'
import type { Cluster } from '../journals/cluster.ts'
import type { StoreError } from '../journals/error.ts'
import type { Answer, Ledger, Submission } from '../ledger/ledger.ts'
import type { Proof } from '../ledger/proof.ts'
import type { Submitter } from '../ledger/rules.ts'
import type { Heads } from './events/heads.ts'
import type { OpenEvent } from './events/openEvent.ts'
import type { Beginning, EventChangeListener, EventRegistry } from './events/registry.ts'
import type { Store } from './events/store.ts'
import { secretOfKey } from './keys.ts'

/** Id of the house's own ledger. */
export const HOUSE = 'house'

/** What servers tell each other once an event was restored. */
const RESTORED = 'restored'

type EventListener = (id: string, ledger: Ledger<State> | null) => void
/** The server as a whole: its own ledger, the events' ledgers, and what their facts ask of the server. */
export class House {
  private readonly listeners = new Set<EventListener>()
  /** What facts of the house and of events have asked for, one after the other. */
  private following: Promise<unknown> = Promise.resolve()

  /** Serves what `openHouse` has opened. */
  constructor(
    /** Epoch ms; never runs back, and no sooner than what was last recorded. */
    readonly now: () => number,
    /** The ledger of the house itself. */
    readonly ledger: Ledger<HouseState>,
    private readonly registry: EventRegistry,
    private readonly heads: Heads,
    private readonly store: Store,
    private readonly failed: (error: unknown) => void,
  ) {
    ledger.on(({ facts }) => {
      for (const { body } of facts) if (body) this.follow(body)
    })
    registry.onChange((event, { before, after }) => {
      if (before.title === after.title && before.date === after.date && before.city === after.city) return
      this.later(() => rename(ledger, event, this.event(event)?.state))
    })
    store.cluster.on<string>(RESTORED, (event) =>
      this.later(async () => {
        if (await registry.lookAgain(event)) this.tell(event)
      }),
    )
    // What other servers wrote while this one was opening.
    const named = new Set(ledger.state.events.map(({ id }) => id))
    for (const event of named) this.later(() => this.settle(event))
    if (this.cluster.isShared) this.later(() => registry.leaveAllBut(named))
  }

  /** The servers that share the house. */
  get cluster(): Cluster {
    return this.store.cluster
  }

  /** Takes in what other servers have written of the house, with the events that they made. */
  async refresh(): Promise<void> {
    await this.ledger.refresh()
    await this.following
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

  /** Submits `event.new` to the house with what the event begins with: it has that before anybody hears of it. */
  async make(submission: Submission, submitter: Submitter, beginning: Beginning): Promise<Answer> {
    const { beginnings } = this.registry
    beginnings.set(submission.id, beginning)
    try {
      return await this.submitToHouse(submission, submitter)
    } finally {
      beginnings.delete(submission.id)
    }
  }

  /** Answers an id of a session with a refusal, unless it has an answer already. */
  async refuse(event: string, id: string, refused: Refusal, submitter: Submitter): Promise<Answer> {
    const ledger = event === HOUSE ? this.ledger : this.event(event)
    return ledger ? ledger.refuse(id, refused, submitter) : this.unserved(event)
  }

  /** Why an event that is not there cannot be served. */
  unserved(event: string): Refusal {
    const fault = this.broken.get(event)
    if (fault?.code === 'journal-cut') return refusal(fault.code, { ...told(fault).with, event })
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
    return secretOfKey(this.ledger.journal, id)
  }

  /** Calls back for every event that comes or goes; returns the way to stop it. */
  onEvent(listener: EventListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Calls back for every change of every event, once it is durable; returns the way to stop it. */
  onChange(listener: EventChangeListener): () => void {
    return this.registry.onChange(listener)
  }

  /** Writes an event (or the house) as one file, readable by the owner alone; an event remembers it first, so that its backup lacks no line. */
  async backup(event: string, path: string): Promise<void> {
    if (event === HOUSE) return this.ledger.journal.backup(path)
    const { ledger } = this.openEvent(event)
    await ledger.record([{ type: 'event-backed-up' }])
    await ledger.journal.backup(path)
  }

  /** Why no backup can take the place of an event: it lacks nothing, or is not known; null where one can. */
  refuseRestore(event: string): Refusal | null {
    if (this.registry.cut(event)) return null
    return this.event(event) ? refusal('nothing-missing') : this.unserved(event)
  }

  /** Puts a backup, a file outside the data, in the place of an event that lost its end; why not, or null once it is served. */
  async restore(event: string, path: string): Promise<Refusal | null> {
    const restored = this.following.then(() => this.registry.restore(event, path))
    this.following = restored.catch(() => undefined)
    const refused = await restored
    if (!refused) {
      this.tell(event)
      this.cluster.tell(RESTORED, event)
    }
    return refused
  }

  /** Finishes what is being written, then lets go of every file. */
  async close(): Promise<void> {
    await this.following
    await this.registry.close()
    await this.ledger.close()
    await this.heads.write()
    await this.store.close()
  }

  private get ledgers(): (Ledger<HouseState> | Ledger<State>)[] {
    return [this.ledger, ...this.registry.ledgers]
  }

  private openEvent(event: string): OpenEvent {
    const openEvent = this.registry.get(event)
    if (!openEvent) throw new RangeError('House: no such event')
    return openEvent
  }

  private async submitToHouse(submission: Submission, submitter: Submitter): Promise<Answer> {
    const { type, ask } = submission
    const fault = type === 'event.copy' && this.broken.get(String(copied(this.ledger.state, ask)))
    if (fault) return told(fault)
    // What events have just said of themselves goes into their copies.
    await this.following
    const answer = await this.ledger.submit(submission, submitter)
    await this.following
    return answer
  }

  /** What a fact of the house makes the server do. */
  private follow(body: Body): void {
    if (body.type === 'house-event-made') this.later(() => this.settle(body.event))
    if (body.type === 'house-event-gone-on') this.later(() => this.goOn(body.event))
    if (body.type === 'house-event-deleted') this.later(() => this.drop(body.event))
  }

  private later(work: () => Promise<unknown>): void {
    this.following = this.following.then(work).catch((error: unknown) => this.failed(error))
  }

  private async settle(event: string): Promise<void> {
    if (await this.registry.settle(event)) this.tell(event)
  }

  private async goOn(event: string): Promise<void> {
    if (await this.registry.goOn(event)) this.tell(event)
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

/** Lets the house know an event by its title, day and city as they are now, unless another server has. */
export async function rename(
  ledger: Ledger<HouseState>,
  event: string,
  now: Pick<State, 'title' | 'date' | 'city'> | undefined,
): Promise<void> {
  await ledger.record(({ events }) => {
    const known = events.find(({ id }) => id === event)
    if (!known || !now) return refusal('event-unknown')
    const facts: Body[] = []
    if (known.title !== now.title) facts.push({ type: 'house-event-titled', event, title: now.title })
    if ((known.date ?? '') !== now.date) facts.push({ type: 'house-event-dated', event, date: now.date })
    if ((known.city ?? '') !== (now.city ?? ''))
      facts.push({ type: 'house-event-placed', event, city: now.city ?? '' })
    return facts.length > 0 ? facts : refusal('stale')
  })
}

/** A fault of a store as others are told of it: no path, no word of the system. */
function told({ code, with: { line, missing } }: StoreError): Refusal {
  return refusal(code, { ...(line !== undefined && { line }), ...(missing !== undefined && { missing }) })
}
