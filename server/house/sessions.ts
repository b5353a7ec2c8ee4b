import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '../../shared/show/rule.ts'
import { StoreError } from '../journals/error.ts'
import type { House } from './house.ts'
import { subjectOf, Tickets, type Ticket } from './tickets.ts'

/** Somebody who signed in, on one device. */
export interface Session {
  /** Public within the server: receipts are kept under it. */
  id: string
  role: Role
  /** The name given at sign-in, '' if none. */
  name: string
  /** The key that it was opened with: of the house, or `host-…` for the host's own. */
  key: string
  /** When it began, in ms for which the house had been served. */
  at: number
  /** Of a guest: whose ticket opened it, and of which event. */
  ticket?: Ticket
}

const PREFIX = 'session:'
const HOST_KEY = 'host-key'
/** What servers tell each other of a session that has ended: the hash of its token. */
const ENDED = 'session-ended'
/** As many unknown tokens are kept in mind, and for so long, ms. */
const MOST_MISSED = 20_000
const MISSED_MS = 30_000
/** What a token looks like: that of a session, or the key of a ticket. */
const TOKEN = /^[\w~-]+(\.[\w-]{24})?$/
/** A session ends after so many ms of served time, whatever the computer's clock is set to. */
const LIFE = 30 * 24 * 3600 * 1000

/** 192 random bits, fit for links and cookies. */
export const secret = (): string => randomBytes(24).toString('base64url')
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * A guest's session is as lasting as its ticket's key, which is its token too: nothing of it is stored, however many sign in at
 * once. One person has one session, and so has one table's card, whatever the number of phones.
 */
export function guestSession(ticket: Ticket): Session {
  return { id: `guest-${ticket.event}-${subjectOf(ticket)}`, role: 'guest', name: '', key: '', at: 0, ticket }
}

/**
 * Keys open sessions; a session is held by a random token of which only the hash is kept, among the house's secrets, so
 * that it outlives a restart. A revoked key ends its sessions at once.
 */
export class Sessions {
  private readonly byHash = new Map<string, Session>()
  private readonly listeners = new Set<(session: Session) => void>()
  /** Sessions that the store has not taken yet, by hash. */
  private readonly unwritten = new Map<string, Session>()
  /** Hashes of tokens that the store did not know: what a browser carries from an earlier evening is not looked up again and again; and when, ms. */
  private readonly missed = new Map<string, number>()
  private reading: Promise<void> = Promise.resolve()
  private nextReading: Promise<void> | null = null

  private constructor(
    private readonly house: House,
    /** The key of the host's link. */
    readonly hostKey: string,
    readonly tickets: Tickets,
    private readonly now: () => number,
  ) {}

  /**
   * `given` is DRUMROLL_HOST_KEY; without it the host's key is made once and kept with the data. `now` is how long the house has
   * been served, in ms.
   */
  static async open(house: House, given: string | null, now: () => number): Promise<Sessions> {
    const { journal } = house.ledger
    const key = given ?? (await journal.secrets.settle(HOST_KEY, secret()))
    const sessions = new Sessions(house, key, await Tickets.open(house), now)
    await sessions.load()
    const { cluster } = house
    cluster.on<string>(ENDED, (hash) => sessions.forget(hash))
    // A session of whose end nobody told, as the connection was lost, is noticed here.
    cluster.onGap(() => void sessions.compare().catch(() => undefined))
    // A store that fails now loses nothing: a session without its key is ended again at the next start.
    house.ledger.on(() => {
      void sessions.sweep().catch(() => undefined)
      void sessions.write()
    })
    return sessions
  }

  /** The session of a token, null if there is none. */
  find(token: string): Session | null {
    if (token === '') return null
    const ticket = this.tickets.read(token)
    if (ticket) return guestSession(ticket)
    const session = this.byHash.get(digest(token))
    return session && this.isGood(session) ? session : null
  }

  /** Of these tokens, those that are not known here, and may be to another server. */
  unknown(tokens: readonly (string | undefined)[]): string[] {
    if (!this.house.cluster.isShared) return []
    return tokens.filter(
      (token): token is string =>
        token !== undefined &&
        token.length <= 200 &&
        TOKEN.test(token) &&
        !this.find(token) &&
        !this.isMissed(digest(token)),
    )
  }

  /** Looks up in the store what these tokens open, where another server began the session. */
  async lookUp(tokens: readonly string[]): Promise<void> {
    await this.catchUp()
    await this.tickets.catchUp(tokens)
    const { secrets } = this.house.ledger.journal
    for (const token of tokens) {
      const hash = digest(token)
      const text = this.byHash.has(hash) ? null : await secrets.get(PREFIX + hash)
      if (text) this.take(hash, JSON.parse(text) as Session)
      if (this.find(token)) continue
      if (this.missed.size >= MOST_MISSED) this.missed.clear()
      this.missed.set(hash, performance.now())
    }
  }

  private isMissed(hash: string): boolean {
    return performance.now() - (this.missed.get(hash) ?? -Infinity) < MISSED_MS
  }

  /** Takes in what other servers wrote before now; many who ask at once wait for one reading. */
  private catchUp(): Promise<void> {
    this.nextReading ??= this.reading
      .catch(() => undefined)
      .then(() => {
        this.nextReading = null
        this.reading = this.house.refresh().then(() => this.tickets.refresh())
        return this.reading
      })
    return this.nextReading
  }

  /** The role and id that a key stands for, null if it opens nothing; another server may have made it just now. */
  async judge(key: string): Promise<{ key: string; role: Role } | null> {
    const known = await this.judgeHere(key)
    if (known || !this.house.cluster.isShared) return known
    await this.house.refresh()
    return this.judgeHere(key)
  }

  private async judgeHere(key: string): Promise<{ key: string; role: Role } | null> {
    const hash = digest(key)
    if (hash === digest(this.hostKey)) return { key: this.hostId, role: 'host' }
    for (const { id, role, revoked } of this.house.ledger.state.keys) {
      const known = revoked ? null : await this.house.key(id)
      if (known && hash === digest(known)) return { key: id, role }
    }
    return null
  }

  /** The only event that a session's key opens; null opens every event. */
  eventOf({ key, ticket }: Session): string | null {
    if (ticket) return ticket.event
    return this.house.ledger.state.keys.find(({ id }) => id === key)?.event ?? null
  }

  /**
   * Opens a session with a key that has been judged. Where the store is full it holds all the same, and is written once there is
   * room; only a restart before that ends it.
   */
  async begin(key: string, role: Role, name: string): Promise<{ token: string; session: Session }> {
    const token = secret()
    const session: Session = { id: randomBytes(12).toString('hex'), role, name, key, at: this.now() }
    this.unwritten.set(digest(token), session)
    this.byHash.set(digest(token), session)
    await this.write()
    return { token, session }
  }

  async end(session: Session): Promise<void> {
    for (const [hash, { id }] of this.byHash) if (id === session.id) await this.drop(hash)
  }

  /** Calls back for every session that has ended. */
  onEnd(listener: (session: Session) => void): void {
    this.listeners.add(listener)
  }

  /** The host's sessions end with the key that opened them. */
  private get hostId(): string {
    return `host-${digest(this.hostKey).slice(0, 16)}`
  }

  private async load(): Promise<void> {
    const { journal } = this.house.ledger
    for (const name of await journal.secrets.names(PREFIX)) {
      const text = await journal.secrets.get(name)
      if (text) this.take(name.slice(PREFIX.length), JSON.parse(text) as Session)
    }
    await this.write()
    await this.sweep()
  }

  /** A stored session that says to begin later than now was written by a version that went by the computer's clock: it begins now. */
  private take(hash: string, stored: Session): void {
    const session = { ...stored, at: Math.min(stored.at, this.now()) }
    this.byHash.set(hash, session)
    // Servers that share a house may be some seconds apart.
    if (stored.at > this.now() + LIFE) this.unwritten.set(hash, session)
  }

  /** Ends here what has ended elsewhere. */
  private async compare(): Promise<void> {
    const names = new Set(await this.house.ledger.journal.secrets.names(PREFIX))
    for (const hash of this.byHash.keys())
      if (!names.has(PREFIX + hash) && !this.unwritten.has(hash)) this.forget(hash)
  }

  private forget(hash: string): void {
    const session = this.byHash.get(hash)
    this.byHash.delete(hash)
    this.unwritten.delete(hash)
    if (session) for (const listener of this.listeners) listener(session)
  }

  /** Whether a session is neither too old nor without its key, which may be revoked while it begins. */
  private isGood({ key, at }: Session): boolean {
    const { keys } = this.house.ledger.state
    const stands = key === this.hostId || keys.some(({ id, revoked }) => id === key && !revoked)
    return stands && this.now() - at < LIFE
  }

  /** Ends what has lost its key or grown old. */
  private async sweep(): Promise<void> {
    const over = [...this.byHash].filter(([, session]) => !this.isGood(session))
    await Promise.all(over.map(([hash]) => this.drop(hash)))
  }

  /** Writes the sessions that the store has not taken yet. */
  private async write(): Promise<void> {
    for (const [hash, session] of this.unwritten) {
      try {
        await this.house.ledger.journal.secrets.set({ [PREFIX + hash]: JSON.stringify(session) })
      } catch (error) {
        if (!(error instanceof StoreError)) throw error
        return
      }
      this.unwritten.delete(hash)
    }
  }

  private async drop(hash: string): Promise<void> {
    this.forget(hash)
    await this.house.ledger.journal.secrets.set({ [PREFIX + hash]: null })
    this.house.cluster.tell(ENDED, hash)
  }
}
