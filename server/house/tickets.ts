import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { groupEntry } from '../../shared/fair/roll.ts'
import type { Guest } from '../../shared/show/guest.ts'
import { tablesOf } from '../../shared/show/workOrder.ts'
import type { State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { House } from './house.ts'

const SECRET = 'ticket-key'

/** Whose ticket a key opens, or the card of which table, and of which event. */
export interface Ticket extends Guest {
  event: string
}

/** What a key names: a person's id, or a group as `~` and 16 hex digits. */
export const subjectOf = ({ event, person, group }: Ticket): string =>
  person ?? `~${groupEntry(event, group!).slice(0, 16)}`

/**
 * The keys by which people open their own tickets, and tables their cards: `<subject>.<mac>`, 144 bits of a MAC under a secret of
 * the event, so that none is stored and none can be guessed. A key is good for its event for ever, whichever event is current.
 */
export class Tickets {
  /** The secret of each event, once it has been read or made. */
  private readonly known = new WeakMap<Ledger<State>, string>()
  private readonly making = new WeakMap<Ledger<State>, Promise<string>>()

  private constructor(private readonly house: House) {}

  /** Reads the secrets of every event that is served, and of each that will be. */
  static async open(house: House): Promise<Tickets> {
    const tickets = new Tickets(house)
    await tickets.load()
    house.onEvent(() => void tickets.load().catch(() => undefined))
    return tickets
  }

  /** Reads the secrets that other servers have made. */
  refresh(): Promise<void> {
    return this.load()
  }

  /**
   * Takes in what other servers have written of the people and tables of these keys, who may have been added just now. Only a key
   * that was given out makes this server read anything.
   */
  async catchUp(keys: readonly string[]): Promise<void> {
    if (!this.house.cluster.isShared) return
    const unread = keys.filter((key) => key.includes('.') && !this.read(key))
    const behind = this.ledgers().filter((ledger) => unread.some((key) => this.fits(ledger, key)))
    await Promise.all(behind.map((ledger) => ledger.refresh()))
  }

  async keyOf(ledger: Ledger<State>, person: string): Promise<string> {
    return keyUnder(await this.secret(ledger), person)
  }

  /** Gives the link to any guest's own page, from the address on: for whole lists. */
  async linksOf(ledger: Ledger<State>): Promise<(guest: Guest) => string> {
    const secret = await this.secret(ledger)
    return (guest) => `/t/#${keyUnder(secret, subjectOf({ event: ledger.id, ...guest }))}`
  }

  /** Whose ticket a key opens, for who asks again and again: from memory, null if none. */
  read(key: string): Ticket | null {
    const [subject = ''] = key.split('.')
    for (const ledger of key.includes('.') ? this.ledgers() : []) {
      const guest = named(ledger.state, subject)
      if (guest && this.fits(ledger, key)) return { event: ledger.id, ...guest }
    }
    return null
  }

  /** The same for who comes first; `gone` where the key was good, and its person or table is not on the list any more. */
  async judge(key: string): Promise<Ticket | 'gone' | null> {
    if (!key.includes('.')) return null
    await this.load()
    await this.catchUp([key])
    const ticket = this.read(key)
    if (ticket) return ticket
    return this.ledgers().some((ledger) => this.fits(ledger, key)) ? 'gone' : null
  }

  private fits(ledger: Ledger<State>, key: string): boolean {
    const secret = this.known.get(ledger)
    if (secret === undefined) return false
    const [said, right] = [Buffer.from(key), Buffer.from(keyUnder(secret, key.split('.')[0]!))]
    return said.length === right.length && timingSafeEqual(said, right)
  }

  private ledgers(): Ledger<State>[] {
    return this.house.ledger.state.events.flatMap(({ id }) => this.house.event(id) ?? [])
  }

  /** Reads the secrets that are not known yet; an event whose tickets nobody was given has none. */
  private async load(): Promise<void> {
    for (const ledger of this.ledgers()) {
      if (this.known.has(ledger)) continue
      const secret = await ledger.journal.secrets.get(SECRET)
      if (secret) this.known.set(ledger, secret)
    }
  }

  private secret(ledger: Ledger<State>): Promise<string> {
    let secret = this.making.get(ledger)
    if (!secret) {
      secret = make(ledger).then((made) => {
        this.known.set(ledger, made)
        return made
      })
      this.making.set(ledger, secret)
      secret.catch(() => this.making.delete(ledger))
    }
    return secret
  }
}

function keyUnder(secret: string, subject: string): string {
  const mac = createHmac('sha256', secret).update(subject).digest('base64url')
  return `${subject}.${mac.slice(0, 24)}`
}

/** The tables of an event by the subjects of their keys. */
const tableSubjects = new WeakMap<readonly string[], Map<string, string>>()

/** Whom a key names in a state of its event; null where nobody is called so. */
function named(state: State, subject: string): Guest | null {
  if (!subject.startsWith('~')) return find(state.people, subject) ? { person: subject } : null
  const tables = tablesOf(state)
  let subjects = tableSubjects.get(tables)
  if (!subjects) {
    subjects = new Map(tables.map((group) => [subjectOf({ event: state.id, group }), group]))
    tableSubjects.set(tables, subjects)
  }
  const group = subjects.get(subject)
  return group === undefined ? null : { group }
}

/** Several servers may ask at once: the first one's stands. */
const make = ({ journal }: Ledger<State>): Promise<string> =>
  journal.secrets.settle(SECRET, randomBytes(32).toString('base64url'))
