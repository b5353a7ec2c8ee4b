import type { HouseEvent } from '../../../shared/show/house.ts'
import {
  isRefusal,
  refusal,
  type Body,
  type Copy,
  type ImportAsk,
  type Refusal,
} from '../../../shared/show/rule.ts'
import type { State } from '../../../shared/show/state.ts'
import { StoreError } from '../../journals/error.ts'
import type { Beside, Journal, NamedValues, Values } from '../../journals/journal.ts'
import type { Planned, PrizePlanOf } from '../../ledger/eventRules.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { SchedulerEnvironment } from '../../ledger/scheduler.ts'
import type { StateChange } from '../../ledger/replica.ts'
import { eraseCopies, erasePictures } from './erase.ts'
import type { Heads } from './heads.ts'
import { EVENT, writeEvent, type Pictures } from './make.ts'
import { OpenEvent } from './openEvent.ts'
import { refuseBackup, unusable } from './restore.ts'
import type { Store } from './store.ts'

/** What the events take from the house. */
export interface EventRegistryEnvironment extends Pick<SchedulerEnvironment, 'round'> {
  now(): number
  plan?(event: string, ask: ImportAsk, state: State): Planned
  prizePlan?: PrizePlanOf
  /** The people whose own pages of an event are open, on whichever server. */
  guests?(event: string): readonly string[]
  /** The events that the house knows as copied from this one, copies of a copy before the copy. */
  copies(event: string): readonly HouseEvent[]
  failed?(error: unknown): void
}

/** What a new event has from its first moment on: the facts after its first, and the files that they name. */
export interface Beginning {
  facts: readonly Body[]
  pictures: Pictures
}

/** Told of an event's change once it is durable. */
export type EventChangeListener = (event: string, change: StateChange<State>) => void

/** Mark of the house: that a file is to go, as its event was deleted or has not been named yet. */
const GONE = 'gone:'

/** The events' files: those that are served, those that cannot be, and those that the house has not named yet. */
export class EventRegistry {
  /** Events that cannot be served, and why. */
  readonly broken = new Map<string, StoreError>()
  /** What the events begin with that commands under way make, by the command's id. */
  readonly beginnings = new Map<string, Beginning>()
  private readonly events = new Map<string, OpenEvent>()
  private readonly listeners = new Set<EventChangeListener>()
  private readonly staged = new Map<string, Journal>()
  private readonly heads: Heads
  private readonly store: Store
  /** The house's, which keeps the marks. */
  private readonly marks: NamedValues
  private readonly environment: EventRegistryEnvironment

  constructor(store: Store, marks: NamedValues, heads: Heads, environment: EventRegistryEnvironment) {
    this.store = store
    this.marks = marks
    this.heads = heads
    this.environment = environment
  }

  /** An event that is served. */
  get(event: string): OpenEvent | undefined {
    return this.events.get(event)
  }

  get ledgers(): Ledger<State>[] {
    return [...this.events.values()].map(({ ledger }) => ledger)
  }

  /**
   * Removes the files that are marked to go, unless another server may still be writing them, and opens the others. Gives the ids
   * of events that the house does not name: they came from a backup and wait to be adopted.
   */
  async open(named: ReadonlySet<string>): Promise<string[]> {
    const names = await this.store.names()
    const going = new Set((await this.marks.names(GONE)).map((mark) => mark.slice(GONE.length)))
    if (this.store.isAlone) for (const name of going) await this.remove(name)
    const found: string[] = []
    for (const name of names) {
      if (going.has(name)) continue
      const id = await this.find(name)
      if (id !== undefined && !named.has(id)) found.push(id)
    }
    for (const id of named) {
      if (!this.events.has(id) && !this.broken.has(id))
        this.setAside(id, id, new StoreError('store-broken', { why: 'missing' }))
    }
    return found
  }

  /** Calls back for every change of every event that is served, now or later; returns the way to stop it. */
  onChange(listener: EventChangeListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Begins to do what falls due. */
  start(): void {
    for (const openEvent of this.events.values()) openEvent.start()
  }

  /** The mark that goes with the fact of an event's deletion: its file is to go. */
  mark(event: string): Values {
    return { [GONE + this.nameOf(event)]: 'yes' }
  }

  /** The mark that goes with the fact that names a staged event: its file is to stay. */
  unmark(event: string): Values {
    return { [GONE + event]: null }
  }

  /** Writes an event that the house has not named yet. Until it does, which takes the mark away, the file is to go. */
  async stage(id: string, facts: Iterable<Body>, pictures: Pictures): Promise<void> {
    await this.marks.set({ [GONE + id]: 'yes' })
    const journal = await this.store.create(id)
    this.staged.set(id, journal)
    await writeEvent(journal, id, this.environment.now(), facts, pictures)
  }

  /** Removes what was staged for an earlier command that the store then did not take. */
  async unstage(named: ReadonlySet<string>): Promise<void> {
    for (const [id, journal] of this.staged) {
      if (named.has(id)) continue
      this.staged.delete(id)
      await journal.close()
      await this.remove(id)
    }
  }

  /** Serves an event that the house has just named: staged here, or by another server. Whether it is new here. */
  async settle(id: string): Promise<boolean> {
    if (this.events.has(id) || this.broken.has(id)) return false
    const staged = this.staged.get(id)
    if (!staged && !this.store.cluster.isShared) return false
    this.staged.delete(id)
    await this.serve(id, id, staged ?? (await this.store.open(id)))
    this.events.get(id)?.start()
    return true
  }

  /** Serves those events no more that the house does not name: another server has deleted them. */
  async leaveAllBut(named: ReadonlySet<string>): Promise<void> {
    for (const [id, openEvent] of this.events) {
      if (named.has(id)) continue
      this.events.delete(id)
      await openEvent.close()
    }
  }

  /** Serves an event no more and removes its file. */
  async drop(id: string): Promise<void> {
    const name = this.nameOf(id)
    await this.events.get(id)?.close()
    this.events.delete(id)
    this.broken.delete(id)
    await this.heads.forget(id)
    await this.remove(name)
  }

  /** How much of an event's journal is left and how much is gone, in lines; null unless it was set aside for that. */
  cut(id: string): { kept: number; missing: number } | null {
    const fault = this.broken.get(id)
    if (fault?.code !== 'journal-cut') return null
    return { kept: Number(fault.with['line']), missing: Number(fault.with['missing']) }
  }

  /** Serves an event whose journal lost its end from what is there now; whether it is served. */
  async goOn(id: string): Promise<boolean> {
    if (!this.cut(id)) return false
    return this.reopen(id, String(this.broken.get(id)!.with['name']), true)
  }

  /**
   * Puts a backup, a file outside the store, in the place of an event's journal that lost its end, and serves the event from it.
   * Refuses what `refuseBackup` refuses, and `nothing-missing`; nothing has changed then.
   */
  async restore(id: string, path: string): Promise<Refusal | null> {
    if (!this.cut(id)) return refusal('nothing-missing')
    const { heads, store } = this
    const { now } = this.environment
    let backup: Journal | undefined
    try {
      backup = await store.openFile(path)
      const refused = await refuseBackup(id, backup, { heads, now })
      if (refused) return refused
    } catch (error) {
      return unusable(error)
    } finally {
      await backup?.close()
    }
    const name = String(this.broken.get(id)!.with['name'])
    await store.replace(name, path)
    await this.reopen(id, name)
    return null
  }

  /** Serves an event that was set aside, once another server has put its journal in order; whether it is served now. */
  async lookAgain(id: string): Promise<boolean> {
    const fault = this.broken.get(id)
    return fault ? this.reopen(id, String(fault.with['name'])) : false
  }

  /** Lets go of every file. */
  async close(): Promise<void> {
    for (const journal of this.staged.values()) await journal.close()
    await Promise.all([...this.events.values()].map((openEvent) => openEvent.close()))
    this.events.clear()
  }

  /** Serves an event that was set aside; whether it is served now. */
  private async reopen(id: string, name: string, goOn = false): Promise<boolean> {
    this.broken.delete(id)
    try {
      await this.serve(id, name, await this.store.open(name), goOn)
    } catch (error) {
      this.setAside(id, name, error)
    }
    this.events.get(id)?.start()
    return this.events.has(id)
  }

  /** Opens what may be an event; its id if it is served. */
  private async find(name: string): Promise<string | undefined> {
    let journal: Journal | undefined
    try {
      journal = await this.store.open(name)
      const id = await journal.marks.get(EVENT)
      const cut = id ? null : await this.heads.cut(name, journal)
      if (cut) throw cut
      if (!id || this.events.has(id))
        throw new StoreError('store-broken', { why: id ? 'event-twice' : 'not-an-event' })
      await this.serve(id, name, journal)
      return this.broken.has(id) ? undefined : id
    } catch (error) {
      await journal?.close()
      this.setAside(name, name, error)
      return undefined
    }
  }

  /**
   * Serves an event; one that cannot be trusted is set aside, as is one whose journal lost its end, unless the host goes on from
   * there: then the journal says so from now on.
   */
  private async serve(id: string, name: string, journal: Journal, goOn = false): Promise<void> {
    try {
      const cut = await this.heads.cut(id, journal)
      if (cut && !goOn) throw cut
      const { now, plan, prizePlan, guests, round, failed } = this.environment
      const openEvent = await OpenEvent.open(id, name, journal, {
        now,
        copies: () => this.copies(id),
        prepare: (facts) => this.prepare(id, facts),
        ...(failed && { failed }),
        ...(plan && { plan: (ask: ImportAsk, state: State) => plan(id, ask, state) }),
        ...(prizePlan && { prizePlan }),
        ...(guests && { guests: () => guests(id) }),
        ...(round && { round }),
      })
      const { ledger } = openEvent
      if (cut) await recordCut(ledger, cut)
      this.events.set(id, openEvent)
      this.heads.note(id, { seq: ledger.version, hash: ledger.head()! })
      ledger.on((change) => {
        this.heads.note(id, { seq: change.to, hash: change.head })
        for (const listener of this.listeners) listener(id, change)
      })
    } catch (error) {
      await journal.close()
      this.setAside(id, name, error)
    }
  }

  /** The copies of an event, as its decisions take them. */
  private copies(id: string): Copy[] {
    const backups = (copy: string) => this.get(copy)?.ledger.state.backups ?? []
    return this.environment.copies(id).map((copy) => ({ id: copy.id, backups: backups(copy.id) }))
  }

  /** What has to be done before an event's facts are written: an erasure erases the event's copies first. */
  private async prepare(id: string, facts: readonly Body[]): Promise<Beside | Refusal> {
    const erasure = facts.find((body) => body.type === 'people-erased')
    if (!erasure) return {}
    const ledger = (copy: string) => this.get(copy)?.ledger
    const refused = await eraseCopies(id, erasure, { copies: this.environment.copies, ledger })
    if (refused) return refused
    const { state, journal } = ledger(id)!
    await erasePictures(state, journal)
    return {}
  }

  /** Keeps in mind why an event cannot be served; anything but a fault of its store is a bug. */
  private setAside(id: string, name: string, error: unknown): void {
    if (!(error instanceof StoreError)) throw error
    const about = { ...error.with, name, path: this.store.path(name) }
    this.broken.set(id, new StoreError(error.code, about, error))
  }

  /** The name of an event's file. */
  private nameOf(event: string): string {
    return this.events.get(event)?.name ?? event
  }

  /** Removes a file that is marked to go; the mark goes once the file is gone. */
  private async remove(name: string): Promise<void> {
    await this.store.drop(name)
    await this.marks.set({ [GONE + name]: null })
  }
}

/** Makes it part of an event's record that lines are gone. Throws the fault where the store does not take it. */
async function recordCut(ledger: Ledger<State>, cut: StoreError): Promise<void> {
  const { line, missing, head } = cut.with as { line: number; missing: number; head: string }
  const answer = await ledger.record([{ type: 'journal-cut', kept: line, missing, head }])
  if (isRefusal(answer)) throw cut
}
