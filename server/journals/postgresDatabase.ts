import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type postgres from 'postgres'
import type { Sql } from 'postgres'
import { StoreError } from './error.ts'
import { faultOf, isPassing } from './postgresFault.ts'
import { CHANNEL, PostgresJournal } from './postgres.ts'
import { Membership } from './postgresMembership.ts'
import { makeTables } from './postgresTables.ts'

/** The tables in which a journal has rows. */
const TABLES = ['lines', 'receipts', 'secrets', 'marks', 'files'] as const
/** Most connections of one server. */
const CONNECTIONS = 8
/** How long a request waits for a database that is away, and the longest pause between two tries, ms. */
const PATIENCE = 8_000
const LONGEST_PAUSE = 500
/** Seconds that a closing server waits for what it has asked. */
const LAST_WORDS = 2

/**
 * A PostgreSQL database with the journals of a house: any number of servers may share it. One pool of connections, and one more
 * that listens for what other servers write.
 */
export class PostgresDatabase {
  private readonly handles = new Set<PostgresJournal>()
  /** Its place among the servers of the database. */
  private place: Membership | null = null

  private constructor(
    private readonly sql: Sql,
    /** A client of one connection that lasts; it is told when that is closed. */
    private readonly lasting: (closed: () => void) => Sql,
  ) {}

  /** Connects, makes the tables and listens. Throws a StoreError where it cannot be served. */
  static async connect(url: string): Promise<PostgresDatabase> {
    const { default: postgres } = await import('postgres')
    const options = {
      connect_timeout: 5,
      connection: { application_name: 'drumroll', synchronous_commit: 'on' },
      backoff: pauseAfter,
      onnotice: () => undefined,
    } satisfies postgres.Options<Record<string, never>>
    const sql = postgres(url, { ...options, max: CONNECTIONS })
    const lasting = (closed: () => void) =>
      postgres(url, { ...options, max: 1, max_lifetime: null, onclose: closed })
    const database = new PostgresDatabase(sql, lasting)
    try {
      await makeTables(sql)
      await database.listen(
        CHANNEL,
        (message) => database.told(message),
        // Also after every lost connection: messages may have been lost with it.
        () => database.toldOfAnything(),
      )
      return database
    } catch (error) {
      await database.close()
      const { code, with: about, cause } = faultOf(error)
      throw new StoreError(code, { ...about, database: true }, cause)
    }
  }

  /** A handle on a journal; `closed` is called once it has been closed. */
  open(name: string, closed: () => Promise<void> = async () => undefined): PostgresJournal {
    const writer = randomBytes(9).toString('base64url')
    const handle: PostgresJournal = new PostgresJournal(this, name, writer, async () => {
      this.handles.delete(handle)
      await closed()
    })
    this.handles.add(handle)
    return handle
  }

  /** Joins the servers of the database; whether none was there: then no other comes in before `letOthersIn`. */
  async enter(): Promise<boolean> {
    const { place, isAlone } = await Membership.enter(this.lasting)
    this.place = place
    return isAlone
  }

  async letOthersIn(): Promise<void> {
    await this.place?.letOthersIn()
  }

  /** Keeps every server out as long as this is connected; throws a StoreError `store-taken` if one is in. */
  async claim(): Promise<void> {
    this.place = await Membership.alone(this.lasting)
  }

  /** Calls back for every message on a channel; `listening` is called now and after every lost connection. */
  async listen(channel: string, told: (message: string) => void, listening: () => void): Promise<void> {
    await this.sql.listen(channel, told, listening)
  }

  async notify(channel: string, message: string): Promise<void> {
    await this.try((sql) => sql.notify(channel, message))
  }

  /** The names of all journals, in order. */
  async names(): Promise<string[]> {
    const rows = await this.try(
      (sql) => sql<{ journal: string }[]>`
      select distinct journal from drumroll.lines union select distinct journal from drumroll.marks order by journal`,
    )
    return rows.map(({ journal }) => journal)
  }

  /** Removes a journal with all that stands beside it. */
  async drop(name: string): Promise<void> {
    await this.try((sql) =>
      sql.begin(async (tx) => {
        for (const table of TABLES) await tx`delete from ${tx(`drumroll.${table}`)} where journal = ${name}`
      }),
    )
  }

  /** Gives a journal the name of another, whose place it takes. */
  async rename(from: string, to: string): Promise<void> {
    await this.try((sql) =>
      sql.begin(async (tx) => {
        for (const table of TABLES) {
          await tx`delete from ${tx(`drumroll.${table}`)} where journal = ${to}`
          await tx`update ${tx(`drumroll.${table}`)} set journal = ${to} where journal = ${from}`
        }
      }),
    )
  }

  /**
   * Asks the database, and asks again while it is away. What is asked has to bear being asked twice: an answer may be lost after
   * it was done (`again` is true from the second time on). Throws a StoreError.
   */
  async try<T>(ask: (sql: Sql, again: boolean) => Promise<T>): Promise<T> {
    const end = performance.now() + PATIENCE
    for (let pause = 20, again = false; ; pause = Math.min(LONGEST_PAUSE, pause * 2), again = true) {
      try {
        return await ask(this.sql, again)
      } catch (error) {
        if (!isPassing(error) || performance.now() > end) throw faultOf(error)
        await wait(pause * (0.5 + jitter() / 2))
      }
    }
  }

  async close(): Promise<void> {
    await this.place?.leave()
    await this.sql.end({ timeout: LAST_WORDS })
  }

  private told(message: string): void {
    const [writer, journal] = message.split(' ')
    for (const handle of this.handles)
      if (handle.name === journal && handle.writer !== writer) handle.notified()
  }

  private toldOfAnything(): void {
    for (const handle of this.handles) handle.notified()
  }
}

/**
 * Seconds before a lost connection is made anew: at once the first time, then ever longer. The driver counts the losses of all
 * connections together.
 */
const pauseAfter = (losses: number): number =>
  losses <= CONNECTIONS + 1
    ? 0
    : (Math.min(LONGEST_PAUSE, 20 * 2 ** (losses / CONNECTIONS)) * (0.5 + jitter() / 2)) / 1000

/** Between 0 and 1, so that servers that lost the database together do not come back together. */
const jitter = (): number => randomBytes(1)[0]! / 255
