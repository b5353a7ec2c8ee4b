import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate as breath } from 'node:timers/promises'
import {
  backup,
  DatabaseSync,
  type DatabaseSyncInstance,
  type StatementSyncInstance,
} from '@photostructure/sqlite'
import type { Head } from '../../shared/fair/journal.ts'
import { StoreError } from './error.ts'
import { makePrivate, wholeFile } from './file.ts'
import { follows, type Journal, type Line, type Picture, type Receipt, type Secrets } from './journal.ts'
import { faultOf } from './sqliteFault.ts'

/** Lines written or read before other work is let in: a few milliseconds. */
const SLICE = 250
/** Milliseconds that a server which is just stopping has to let go of the file. */
const PATIENCE = 250
const TABLES = `
  create table if not exists lines (
    seq integer primary key, prev text not null, at text not null, digest text not null, hash text not null, body text
  ) strict;
  create table if not exists receipts (
    session text not null, id text not null, at integer not null, answer text not null, primary key (session, id)
  ) strict, without rowid;
  create table if not exists secrets (name text primary key, value text not null) strict, without rowid;
  create table if not exists pictures (sha text primary key, type text not null, bytes blob not null) strict;
`

/** The secret that stands while bodies have been erased from the tables, but perhaps not from the files. */
const ERASING = 'erasing'

/** The form of the tables; a file of a later form is not opened. */
const FORM = 1

export interface SqliteOptions {
  /** The most pages that the file may take: a disk that is full sooner. */
  maxPages?: number
}

/**
 * A journal in one SQLite file. WAL with `synchronous=FULL`: what is committed survives a power cut. One connection that holds
 * the file exclusively: a second server gets a StoreError `store-taken`.
 */
export class SqliteJournal implements Journal {
  private readonly db: DatabaseSyncInstance
  private readonly statements = new Map<string, StatementSyncInstance>()
  private last: Head | null
  private turn: Promise<unknown> = Promise.resolve()

  private constructor(db: DatabaseSyncInstance) {
    this.db = db
    this.last = this.stored()
  }

  /** Opens the file, and makes it if it is not there; the owner alone may read it. */
  static async open(path: string, options: SqliteOptions = {}): Promise<SqliteJournal> {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      makePrivate(path)
      const db = new DatabaseSync(path, { timeout: PATIENCE })
      try {
        settle(db, options)
        const journal = new SqliteJournal(db)
        if ((await journal.secret(ERASING)) !== null) journal.sweep()
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

  head(): Head | null {
    return this.last
  }

  async *read(from = 1): AsyncIterable<Line[]> {
    const end = this.last?.seq ?? 0
    for (let at = from; at <= end; at += SLICE) {
      if (at > from) await breath()
      yield this.ask(() =>
        this.sql(
          'select seq, prev, at, digest, hash, body from lines where seq between ? and ? order by seq',
        ).all(at, Math.min(end, at + SLICE - 1)),
      ) as Line[]
    }
  }

  append(
    lines: readonly Line[],
    receipt: Receipt | null = null,
    secrets: Secrets = {},
  ): Promise<'done' | 'behind'> {
    return this.inTurn(async () => {
      if (!follows(lines, this.last)) return 'behind'
      if (receipt && this.stood(receipt)) return 'behind'
      const slices = Math.max(0, Math.ceil(lines.length / SLICE) - 1) * SLICE
      await this.whole(
        () => {
          this.putLines(lines.slice(slices))
          if (receipt) this.putReceipt(receipt)
          this.putSecrets(secrets)
        },
        () => inSlices(lines.slice(0, slices), (slice) => this.putLines(slice)),
      )
      this.last = lines.at(-1) ?? this.last
      return 'done'
    })
  }

  async receipt(session: string, id: string): Promise<Receipt | null> {
    const row = this.ask(() => this.stood({ session, id }))
    return row ? { session, id, at: row.at, answer: JSON.parse(row.answer) as Receipt['answer'] } : null
  }

  async secret(name: string): Promise<string | null> {
    const row = this.ask(() => this.sql('select value from secrets where name = ?').get(name))
    return row ? row.value : null
  }

  setSecrets(secrets: Secrets): Promise<void> {
    return this.inTurn(() => this.whole(() => this.putSecrets(secrets)))
  }

  async secretNames(prefix: string): Promise<string[]> {
    const rows = this.ask(() => this.sql('select name from secrets order by name').all()) as {
      name: string
    }[]
    return rows.map((row) => row.name).filter((name) => name.startsWith(prefix))
  }

  /** What a crash cuts off is finished at the next opening. */
  erase(seqs: readonly number[]): Promise<void> {
    return this.inTurn(async () => {
      await this.whole(
        () => this.putSecrets({ [ERASING]: 'yes' }),
        () => inSlices(seqs, (slice) => this.dropBodies(slice)),
      )
      this.sweep()
    })
  }

  /** `secure_delete` has overwritten the rows; the vacuum leaves no old page behind, the truncation no old WAL. */
  private sweep(): void {
    this.db.exec('vacuum')
    const { busy } = this.sql('pragma wal_checkpoint(truncate)').get()
    if (busy !== 0) throw new StoreError('store-broken', { why: 'wal-not-truncated' })
    this.putSecrets({ [ERASING]: null })
  }

  async picture(sha: string): Promise<Picture | null> {
    const row = this.ask(() => this.sql('select type, bytes from pictures where sha = ?').get(sha))
    return row ? { type: row.type, bytes: row.bytes } : null
  }

  putPicture(sha: string, { type, bytes }: Picture): Promise<void> {
    return this.inTurn(() =>
      this.whole(() => {
        this.sql('insert or ignore into pictures (sha, type, bytes) values (?, ?, ?)').run(sha, type, bytes)
      }),
    )
  }

  async pictures(): Promise<string[]> {
    const rows = this.ask(() => this.sql('select sha from pictures order by sha').all()) as { sha: string }[]
    return rows.map((row) => row.sha)
  }

  backup(path: string): Promise<void> {
    return this.inTurn(() =>
      wholeFile(path, async (part) => void (await backup(this.db, part, { rate: 1000 }))),
    )
  }

  check(): Promise<void> {
    return this.inTurn(() =>
      this.whole(() => {
        this.sql("insert or replace into pictures values ('check', '', zeroblob(65536))").run()
        this.sql("delete from pictures where sha = 'check'").run()
      }),
    )
  }

  async close(): Promise<void> {
    await this.inTurn(() => {
      if (!this.db.isOpen) return
      release(this.db)
      this.db.close()
    })
  }

  /** One write after the other: they share a connection, so a transaction that lets other work in must not take it along. */
  private inTurn<T>(write: () => T | Promise<T>): Promise<T> {
    const done = this.turn.then(write).catch((error: unknown) => {
      throw faultOf(error)
    })
    this.turn = done.catch(() => undefined)
    return done
  }

  /**
   * Runs the writes in one transaction; nothing happens between `last` and the commit, so that nobody reads what may yet fail.
   * After a failure the file is asked what it holds: a commit may have failed late.
   */
  private async whole(last: () => void, before?: () => Promise<void>): Promise<void> {
    this.db.exec('begin immediate')
    try {
      if (before) await before()
      last()
      this.db.exec('commit')
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('rollback')
      this.last = this.stored()
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

  private stored(): Head | null {
    return (
      (this.sql('select seq, hash, at from lines order by seq desc limit 1').get() as Head | undefined) ??
      null
    )
  }

  private stood({
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

  private putSecrets(secrets: Secrets): void {
    for (const [name, value] of Object.entries(secrets)) {
      if (value === null) this.sql('delete from secrets where name = ?').run(name)
      else this.sql('insert or replace into secrets (name, value) values (?, ?)').run(name, value)
    }
  }

  private sql(text: string): StatementSyncInstance {
    let statement = this.statements.get(text)
    if (!statement) this.statements.set(text, (statement = this.db.prepare(text)))
    return statement
  }
}

/** Sets what makes the file safe, reads it back, and makes the tables. */
function settle(db: DatabaseSyncInstance, { maxPages }: SqliteOptions): void {
  db.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full')
  db.exec('pragma secure_delete = on; pragma temp_store = memory; pragma trusted_schema = off')
  if (process.platform === 'darwin') db.exec('pragma fullfsync = on; pragma checkpoint_fullfsync = on')
  const mode = db.prepare('pragma journal_mode').get().journal_mode
  const synchronous = db.prepare('pragma synchronous').get().synchronous
  if (mode !== 'wal' || synchronous !== 2) throw new StoreError('store-broken', { why: 'not-durable' })
  const form = db.prepare('pragma user_version').get().user_version
  if (form > FORM) throw new StoreError('store-broken', { why: 'later-form', form })
  db.exec(`begin immediate; ${TABLES} pragma user_version = ${FORM}; commit`)
  if (maxPages !== undefined) db.exec(`pragma max_page_count = ${maxPages}`)
}

/**
 * Lets go of the file. A connection whose statements have not been collected yet outlives its `close`, with its lock; one that
 * has left WAL and exclusive mode holds none.
 */
function release(db: DatabaseSyncInstance): void {
  try {
    db.exec('pragma journal_mode = delete; pragma locking_mode = normal; select 1 from sqlite_master')
  } catch {
    // The file fails: whatever is committed stands in it or in its log, and the next start finds it there.
  }
}

/** Writes a long list slice by slice, and lets other work in after each. */
async function inSlices<T>(rows: readonly T[], write: (slice: readonly T[]) => void): Promise<void> {
  for (let from = 0; from < rows.length; from += SLICE) {
    write(rows.slice(from, from + SLICE))
    await breath()
  }
}
