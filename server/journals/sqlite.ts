import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate as otherWork } from 'node:timers/promises'
import type { Head } from '../../shared/fair/journal.ts'
import { StoreError } from './error.ts'
import { makePrivate, wholeFile } from './file.ts'
import {
  follows,
  type Append,
  type Journal,
  type Line,
  type NamedValues,
  type StoredFile,
  type Receipt,
  type Values,
} from './journal.ts'
import { backup, DatabaseSync, type Database, type Statement } from './sqliteDriver.ts'
import { SerialQueue } from '../turns/serialQueue.ts'
import type { JournalContent } from './sqliteCopy.ts'
import { LinesAhead } from './sqliteAhead.ts'
import { configure, release, type SqliteOptions } from './sqliteConnection.ts'
import { faultOf } from './sqliteFault.ts'
import { Turns } from '../turns/turns.ts'

/** Rows written or read before other work is let in, and characters of the bodies written: a few milliseconds. */
const ROWS_AT_ONCE = 250
const TEXT_AT_ONCE = 400_000
/** Milliseconds that a server which is just stopping has to let go of the file. */
const TIMEOUT = 250

/** A receipt as its row has it. */
type StoredReceipt = Omit<Receipt, 'answer'> & { answer: string }

/** The mark that stands while bodies have been erased from the tables, but perhaps not from the files. */
const ERASING = 'erasing'

/**
 * A journal in one SQLite file. WAL with `synchronous=FULL`: what is committed survives a power cut. One connection that holds
 * the file exclusively: whoever opens it a second time gets a StoreError `store-taken`, so that nobody else ever writes.
 */
export class SqliteJournal implements Journal {
  readonly secrets = this.values('secrets')
  readonly marks = this.values('marks')
  private readonly db: Database
  private readonly statements = new Map<string, Statement>()
  private readonly ahead: LinesAhead
  private last: Head | null
  private readonly writes = new SerialQueue()

  private constructor(db: Database) {
    this.db = db
    this.ahead = new LinesAhead(db)
    this.last = this.storedHead()
  }

  /** Opens the file, and makes it if it is not there; the owner alone may read it. */
  static async open(path: string, options: SqliteOptions = {}): Promise<SqliteJournal> {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      makePrivate(path)
      const db = new DatabaseSync(path, { timeout: TIMEOUT })
      try {
        configure(db, options)
        const journal = new SqliteJournal(db)
        await journal.ahead.drop()
        if ((await journal.marks.get(ERASING)) !== null) journal.sweep()
        return journal
      } catch (error) {
        release(db)
        db.close()
        throw error
      }
    } catch (error) {
      throw faultOf(error)
    }
  }

  async head(): Promise<Head | null> {
    return this.last
  }

  async *read(from = 1): AsyncIterable<Line[]> {
    const end = this.last?.seq ?? 0
    for (let at = from; at <= end; at += ROWS_AT_ONCE) {
      if (at > from) await otherWork()
      yield this.ask(() =>
        this.sql(
          'select seq, prev, at, digest, hash, body from lines where seq between ? and ? order by seq',
        ).all(at, Math.min(end, at + ROWS_AT_ONCE - 1)),
      ) as Line[]
    }
  }

  append(step: Append): Promise<'done' | 'behind'> {
    const { lines, receipt } = step
    return this.oneAtATime(async () => {
      await this.ahead.drop()
      const isLong = slicesOf(lines).next().value!.length < lines.length
      if (!(isLong ? await this.fits(step) : follows(step, this.last))) return 'behind'
      if (receipt && this.stored(receipt)) return 'behind'
      await (isLong ? this.putLong(step) : this.transaction(() => this.put(step)))
      this.last = lines.at(-1) ?? this.last
      return 'done'
    })
  }

  private put({ lines, receipt, secrets = {}, marks = {} }: Append): void {
    this.putLines(lines)
    if (receipt) this.putReceipt(receipt)
    this.putValues('secrets', secrets)
    this.putValues('marks', marks)
  }

  private async putLong({ lines, ...beside }: Append): Promise<void> {
    try {
      await this.ahead.put(this.last?.seq ?? 0, slicesOf(lines), (slice) => this.putLines(slice))
      await this.transaction(() => {
        this.ahead.count()
        this.put({ ...beside, lines: [] })
      })
    } catch (error) {
      // What cannot be taken out now is before the next step.
      await this.ahead.drop().catch(() => undefined)
      throw error
    }
  }

  /** As `follows`, slice by slice. */
  private async fits(step: Append): Promise<boolean> {
    let head = this.last
    let fits = follows({ ...step, lines: [] }, head)
    await inTurns(slicesOf(step.lines), (slice) => {
      fits &&= follows({ after: head?.hash ?? null, lines: slice }, head)
      head = slice.at(-1)!
    })
    return fits
  }

  /** The file has one owner: nobody else writes. */
  watch(): () => void {
    return () => undefined
  }

  async receipt(session: string, id: string): Promise<Receipt | null> {
    const row = this.ask(() => this.stored({ session, id }))
    return row ? { session, id, at: row.at, answer: JSON.parse(row.answer) as Receipt['answer'] } : null
  }

  /** What a crash cuts off is finished at the next opening. */
  erase(seqs: readonly number[]): Promise<void> {
    return this.oneAtATime(async () => {
      await this.transaction(
        () => this.putValues('marks', { [ERASING]: 'yes' }),
        () => inTurns(slicesOf(seqs), (slice) => this.dropBodies(slice)),
      )
      this.sweep()
    })
  }

  /** `secure_delete` has overwritten the rows; the vacuum leaves no old page behind, the truncation no old WAL. */
  private sweep(): void {
    this.db.exec('vacuum')
    const { busy } = this.sql('pragma wal_checkpoint(truncate)').get()
    if (busy !== 0) throw new StoreError('store-broken', { why: 'wal-not-truncated' })
    this.putValues('marks', { [ERASING]: null })
  }

  async file(sha: string): Promise<StoredFile | null> {
    const row = this.ask(() => this.sql('select type, bytes from pictures where sha = ?').get(sha))
    return row ? { type: row.type, bytes: row.bytes } : null
  }

  putFile(sha: string, { type, bytes }: StoredFile): Promise<void> {
    return this.oneAtATime(() =>
      this.transaction(() => {
        this.sql('insert or ignore into pictures (sha, type, bytes) values (?, ?, ?)').run(sha, type, bytes)
      }),
    )
  }

  dropFiles(shas: readonly string[]): Promise<void> {
    return this.oneAtATime(() =>
      this.transaction(() => {
        const drop = this.sql('delete from pictures where sha = ?')
        for (const sha of shas) drop.run(sha)
      }),
    )
  }

  async files(kind = 'image'): Promise<string[]> {
    const asked = 'select sha from pictures where type like ? order by sha'
    const rows = this.ask(() => this.sql(asked).all(`${kind}/%`)) as { sha: string }[]
    return rows.map((row) => row.sha)
  }

  backup(path: string): Promise<void> {
    return this.oneAtATime(() =>
      wholeFile(path, async (part) => void (await backup(this.db, part, { rate: 1000 }))),
    )
  }

  /** All of the journal, to be read while nothing is written. */
  content(): JournalContent {
    return {
      lines: this.read(),
      receipts: this.allReceipts(),
      secrets: this.allValues('secrets'),
      marks: this.allValues('marks'),
      files: this.allFiles(),
    }
  }

  /** In slices: what comes in between may take a statement away that is read row by row. */
  private async *allReceipts(): AsyncIterable<Receipt> {
    const ask = `select session, id, at, answer from receipts
      where (session, id) > (?, ?) order by session, id limit ${ROWS_AT_ONCE}`
    for (let [session, id] = ['', '']; ;) {
      const rows = this.ask(() => this.sql(ask).all(session, id)) as StoredReceipt[]
      for (const row of rows) {
        ;({ session, id } = row)
        yield { session, id, at: row.at, answer: JSON.parse(row.answer) as Receipt['answer'] }
      }
      if (rows.length < ROWS_AT_ONCE) return
    }
  }

  private async allValues(table: 'secrets' | 'marks'): Promise<Record<string, string>> {
    const rows = this.ask(() => this.sql(`select name, value from ${table}`).all()) as {
      name: string
      value: string
    }[]
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
  }

  private async *allFiles(): AsyncIterable<[string, StoredFile]> {
    for (const { sha } of this.sql('select sha from pictures').all() as { sha: string }[])
      yield [sha, (await this.file(sha))!]
  }

  check(): Promise<void> {
    return this.oneAtATime(async () => {
      await this.ahead.drop()
      await this.transaction(() => {
        this.sql("insert or replace into pictures values ('check', '', zeroblob(65536))").run()
        this.sql("delete from pictures where sha = 'check'").run()
      })
    })
  }

  async close(): Promise<void> {
    await this.oneAtATime(() => {
      if (!this.db.isOpen) return
      release(this.db)
      this.db.close()
    })
  }

  /** One write after the other: they share a connection, so a transaction that lets other work in must not take it along. */
  private oneAtATime<T>(write: () => T | Promise<T>): Promise<T> {
    return this.writes.run(write).catch((error: unknown) => {
      throw faultOf(error)
    })
  }

  /**
   * Runs the writes in one transaction; nothing happens between `last` and the commit, so that nobody reads what may yet fail.
   * After a failure the file is asked what it holds: a commit may have failed late.
   */
  private async transaction(last: () => void, before?: () => Promise<void>): Promise<void> {
    this.db.exec('begin immediate')
    try {
      if (before) await before()
      last()
      this.db.exec('commit')
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('rollback')
      this.last = this.storedHead()
      throw error
    }
  }

  private ask<T>(read: () => T): T {
    try {
      return read()
    } catch (error) {
      throw faultOf(error)
    }
  }

  private storedHead(): Head | null {
    const head = this.sql('select seq, hash, at from lines where seq <= ? order by seq desc limit 1')
    return (head.get(this.ahead.after ?? Number.MAX_SAFE_INTEGER) as Head | undefined) ?? null
  }

  private stored({
    session,
    id,
  }: Pick<Receipt, 'session' | 'id'>): { at: number; answer: string } | undefined {
    return this.sql('select at, answer from receipts where session = ? and id = ?').get(session, id)
  }

  private putLines(lines: readonly Line[]): void {
    const insert = this.sql('insert into lines (seq, prev, at, digest, hash, body) values (?, ?, ?, ?, ?, ?)')
    for (const { seq, prev, at, digest, hash, body } of lines) insert.run(seq, prev, at, digest, hash, body)
  }

  private dropBodies(seqs: readonly number[]): void {
    const drop = this.sql('update lines set body = null where seq = ?')
    for (const seq of seqs) drop.run(seq)
  }

  private putReceipt({ session, id, at, answer }: Receipt): void {
    this.sql('insert into receipts (session, id, at, answer) values (?, ?, ?, ?)').run(
      session,
      id,
      at,
      JSON.stringify(answer),
    )
  }

  private values(table: 'secrets' | 'marks'): NamedValues {
    return {
      get: async (name) => {
        const row = this.ask(() => this.sql(`select value from ${table} where name = ?`).get(name))
        return row ? row.value : null
      },
      names: async (prefix) => {
        const rows = this.ask(() => this.sql(`select name from ${table} order by name`).all())
        return (rows as { name: string }[]).map(({ name }) => name).filter((name) => name.startsWith(prefix))
      },
      set: (values) => this.oneAtATime(() => this.transaction(() => this.putValues(table, values))),
      settle: (name, value) =>
        this.oneAtATime(async () => {
          const known = this.sql(`select value from ${table} where name = ?`).get(name)
          if (known) return known.value as string
          await this.transaction(() => this.putValues(table, { [name]: value }))
          return value
        }),
    }
  }

  private putValues(table: 'secrets' | 'marks', values: Values): void {
    for (const [name, value] of Object.entries(values)) {
      if (value === null) this.sql(`delete from ${table} where name = ?`).run(name)
      else this.sql(`insert or replace into ${table} (name, value) values (?, ?)`).run(name, value)
    }
  }

  private sql(text: string): Statement {
    let statement = this.statements.get(text)
    if (!statement) this.statements.set(text, (statement = this.db.prepare(text)))
    return statement
  }
}

/** Rows in slices that are each written at once; at least one. */
function* slicesOf<T extends number | Pick<Line, 'body'>>(rows: readonly T[]): Generator<T[], void> {
  let slice: T[] = []
  let text = 0
  for (const row of rows) {
    const length = typeof row === 'number' ? 0 : (row.body?.length ?? 0)
    if (slice.length === ROWS_AT_ONCE || (slice.length > 0 && text + length > TEXT_AT_ONCE)) {
      yield slice
      slice = []
      text = 0
    }
    slice.push(row)
    text += length
  }
  yield slice
}

/** Writes slice by slice, and lets other work in after each. */
async function inTurns<T>(slices: Iterable<T>, write: (slice: T) => void): Promise<void> {
  const turns = new Turns('command')
  for (const slice of slices) {
    write(slice)
    await turns.rest()
  }
}
