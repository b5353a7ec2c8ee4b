import { setTimeout as wait } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { StoreError } from './error.ts'

/** The advisory lock that every server of a database shares, and that whoever needs the database alone takes for itself. */
const LOCK = 731_460_028
/** How long a server waits for another that prepares the database, and between two looks, ms. */
const PATIENCE = 20_000
const PAUSE = 50

/** A server's place among those of a database: on a connection of its own, which is made anew where it is lost. */
export class Membership {
  private sql!: Sql
  private isClosed = false

  private constructor() {}

  /**
   * Takes a place; `connect` makes a client of one connection, which tells when that is closed. Whether nobody else is in yet is
   * for the first to know: it has the database alone until it lets others in. Throws a StoreError `store-taken` where somebody
   * keeps it to himself for long.
   */
  static async enter(connect: (closed: () => void) => Sql): Promise<{ place: Membership; isAlone: boolean }> {
    const place = new Membership()
    place.sql = connect(() => place.renew())
    for (const end = performance.now() + PATIENCE; performance.now() < end; await wait(PAUSE)) {
      if (await place.holds('pg_try_advisory_lock')) return { place, isAlone: true }
      if (await place.holds('pg_try_advisory_lock_shared')) return { place, isAlone: false }
    }
    await place.leave()
    throw new StoreError('store-taken', { database: true })
  }

  /** Takes the database alone; throws a StoreError `store-taken` where a server is in. */
  static async alone(connect: (closed: () => void) => Sql): Promise<Membership> {
    const place = new Membership()
    place.sql = connect(() => undefined)
    if (await place.holds('pg_try_advisory_lock')) return place
    await place.leave()
    throw new StoreError('store-taken', { database: true })
  }

  /** From now on others may come in. */
  async letOthersIn(): Promise<void> {
    await this.sql`select pg_advisory_lock_shared(${LOCK}), pg_advisory_unlock(${LOCK})`
  }

  /** Gives the place up: whoever comes next finds it free, although the server of a connection may go on for a while after its end. */
  async leave(): Promise<void> {
    this.isClosed = true
    this.sql`select pg_advisory_unlock_all()`.catch(() => undefined)
    await this.sql.end({ timeout: 1 })
  }

  private async holds(lock: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared'): Promise<boolean> {
    const [row] = await this.sql<[{ taken: boolean }]>`select ${this.sql.unsafe(lock)}(${LOCK}) as taken`
    return row.taken
  }

  /** The lock went with its connection. */
  private renew(): void {
    if (this.isClosed) return
    void this.sql`select pg_advisory_lock_shared(${LOCK})`.catch(() => undefined)
  }
}
