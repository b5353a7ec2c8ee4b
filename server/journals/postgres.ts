import type { ISql, Sql } from 'postgres'
import type { Head } from '../../shared/fair/journal.ts'
import { StoreError } from './error.ts'
import {
  follows,
  type Append,
  type Journal,
  type Line,
  type NamedValues,
  type Receipt,
  type StoredFile,
  type Values,
} from './journal.ts'
import type { PostgresDatabase } from './postgresDatabase.ts'
import { isTaken } from './postgresFault.ts'
import { sqliteCopy, type JournalContent } from './sqliteCopy.ts'

/** The channel on which handles tell each other of new lines; a message is `writer journal`. */
export const CHANNEL = 'drumroll'

/** Rows written or read at once. */
const ROWS_AT_ONCE = 500

/** A transaction that sees one moment, however long it reads. */
const SNAPSHOT = 'isolation level repeatable read read only'

/** The mark that stands while bodies have been erased from the rows, but perhaps not from the files of the tables. */
const ERASING = 'erasing'

/** A handle on a journal in PostgreSQL. The primary key (journal, seq) decides between servers that write at once. */
export class PostgresJournal implements Journal {
  readonly secrets = this.values('secrets')
  readonly marks = this.values('marks')
  private readonly listeners = new Set<() => void>()
  private isOpen = true

  constructor(
    private readonly database: PostgresDatabase,
    readonly name: string,
    /** Names this handle in what servers tell each other. */
    readonly writer: string,
    private readonly closed: () => Promise<void>,
  ) {}

  async head(): Promise<Head | null> {
    const [head] = await this.ask(
      (sql) => sql<Head[]>`
      select seq, hash, at from drumroll.lines where journal = ${this.name} order by seq desc limit 1`,
    )
    return head ? { ...head } : null
  }

  async *read(from = 1): AsyncIterable<Line[]> {
    // Whoever was told of new lines asks once: few lines come in one answer, and fewer than asked for are the last.
    for (let at = from; ; at += ROWS_AT_ONCE) {
      const lines = await this.ask((sql) => this.lines(sql, at, at + ROWS_AT_ONCE - 1))
      if (lines.length > 0) yield lines
      if (lines.length < ROWS_AT_ONCE) return
    }
  }

  append(step: Append): Promise<'done' | 'behind'> {
    return this.ask(async (sql, again) => {
      const done = await this.write(sql, step).catch((error: unknown) => {
        if (isTaken(error)) return false
        throw error
      })
      return done || (again && (await this.holds(sql, step))) ? 'done' : 'behind'
    })
  }

  watch(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Told by the database that another handle has written lines. */
  notified(): void {
    for (const listener of this.listeners) listener()
  }

  receipt(session: string, id: string): Promise<Receipt | null> {
    return this.ask((sql) => this.stored(sql, session, id))
  }

  /** What a crash cuts off is finished by the next erasure. PostgreSQL's own log and its backups are its operator's to clear. */
  async erase(seqs: readonly number[]): Promise<void> {
    await this.marks.set({ [ERASING]: 'yes' })
    await this.ask(
      (sql) => sql`
      update drumroll.lines set body = null where journal = ${this.name} and seq = any(${[...seqs]}::int[])`,
    )
    await this.ask((sql) => sql.unsafe('vacuum full drumroll.lines, drumroll.files'))
    await this.marks.set({ [ERASING]: null })
  }

  async file(sha: string): Promise<StoredFile | null> {
    const [row] = await this.ask(
      (sql) => sql<StoredFile[]>`
      select type, bytes from drumroll.files where journal = ${this.name} and sha = ${sha}`,
    )
    return row ? { type: row.type, bytes: row.bytes } : null
  }

  async putFile(sha: string, { type, bytes }: StoredFile): Promise<void> {
    await this.ask(
      (sql) => sql`
      insert into drumroll.files (journal, sha, type, bytes)
      values (${this.name}, ${sha}, ${type}, ${Buffer.from(bytes)}) on conflict do nothing`,
    )
  }

  async dropFiles(shas: readonly string[]): Promise<void> {
    await this.ask(
      (sql) => sql`
      delete from drumroll.files where journal = ${this.name} and sha = any(${[...shas]}::text[])`,
    )
  }

  async files(kind = 'image'): Promise<string[]> {
    const rows = await this.ask(
      (sql) => sql<{ sha: string }[]>`
      select sha from drumroll.files where journal = ${this.name} and type like ${`${kind}/%`} order by sha collate "C"`,
    )
    return rows.map(({ sha }) => sha)
  }

  backup(path: string): Promise<void> {
    return this.ask((sql) => sql.begin(SNAPSHOT, (tx) => sqliteCopy(path, this.content(tx)))) as Promise<void>
  }

  async check(): Promise<void> {
    await this.ask((sql) =>
      sql.begin(async (tx) => {
        await tx`
          insert into drumroll.files (journal, sha, type, bytes) values (${this.name}, 'check', '', ${Buffer.alloc(65_536)})
          on conflict (journal, sha) do update set bytes = excluded.bytes`
        await tx`delete from drumroll.files where journal = ${this.name} and sha = 'check'`
      }),
    )
  }

  async close(): Promise<void> {
    if (!this.isOpen) return
    this.isOpen = false
    await this.closed()
  }

  private async ask<T>(ask: (sql: Sql, again: boolean) => Promise<T>): Promise<T> {
    if (!this.isOpen) throw new StoreError('store-broken', { why: 'closed' })
    return this.database.try(ask)
  }

  /** Whether the step was taken: in one statement where its lines are few, else slice by slice in one transaction. */
  private async write(sql: Sql, step: Append): Promise<boolean> {
    const { lines } = step
    if (!isChained(step)) return false
    if (lines.length <= ROWS_AT_ONCE) return this.writeAtOnce(sql, step)
    const slices = slicesOf(step)
    return sql
      .begin(async (tx) => {
        for (const slice of slices) if (!(await this.writeAtOnce(tx, slice))) throw new Behind()
        return true
      })
      .catch((error: unknown) => {
        if (error instanceof Behind) return false
        throw error
      })
  }

  /** One statement: it is decided, written and told in one round trip, whole or not at all. */
  private async writeAtOnce(sql: ISql, { after, lines, receipt, secrets, marks }: Append): Promise<boolean> {
    const column = <K extends keyof Line>(key: K): Line[K][] => lines.map((line) => line[key])
    const receipts = receipt ? [receipt] : []
    const [ofSecrets, ofMarks] = [changesOf(secrets), changesOf(marks)]
    const [{ fits }] = await sql<[{ fits: boolean }]>`
      with head as (
        select seq, hash from drumroll.lines where journal = ${this.name} order by seq desc limit 1
      ), fits as (
        select 1 where ${after}::text is not distinct from (select hash from head)
          and ${lines[0]?.seq ?? null}::int is not distinct from
            case when ${lines.length}::int = 0 then null else coalesce((select seq from head), 0) + 1 end
      ), new_lines as (
        insert into drumroll.lines (journal, seq, prev, at, digest, hash, body)
        select ${this.name}, new.* from unnest(
          ${column('seq')}::int[], ${column('prev')}::text[], ${column('at')}::text[],
          ${column('digest')}::text[], ${column('hash')}::text[], ${column('body')}::text[]) as new, fits
        returning 1
      ), new_receipt as (
        insert into drumroll.receipts (journal, session, id, at, answer)
        select ${this.name}, new.* from unnest(
          ${receipts.map(({ session }) => session)}::text[], ${receipts.map(({ id }) => id)}::text[],
          ${receipts.map(({ at }) => at)}::bigint[], ${receipts.map(({ answer }) => JSON.stringify(answer))}::text[]) as new, fits
      ), new_secrets as (
        insert into drumroll.secrets (journal, name, value)
        select ${this.name}, new.* from unnest(${ofSecrets.put.names}::text[], ${ofSecrets.put.values}::text[]) as new, fits
        on conflict (journal, name) do update set value = excluded.value
      ), gone_secrets as (
        delete from drumroll.secrets using fits where journal = ${this.name} and name = any(${ofSecrets.gone}::text[])
      ), new_marks as (
        insert into drumroll.marks (journal, name, value)
        select ${this.name}, new.* from unnest(${ofMarks.put.names}::text[], ${ofMarks.put.values}::text[]) as new, fits
        on conflict (journal, name) do update set value = excluded.value
      ), gone_marks as (
        delete from drumroll.marks using fits where journal = ${this.name} and name = any(${ofMarks.gone}::text[])
      ), told as (
        select pg_notify(${CHANNEL}, ${`${this.writer} ${this.name}`}) from (select 1 from new_lines limit 1) as one
      )
      select exists (select from fits) as fits, (select count(*) from told) as told`
    return fits
  }

  /** Whether a step whose answer was lost has been taken all the same. */
  private async holds(sql: ISql, { lines, receipt }: Append): Promise<boolean> {
    const last = lines.at(-1)
    if (last) {
      const [there] = await this.lines(sql, last.seq, last.seq)
      return there?.hash === last.hash
    }
    if (!receipt) return false
    const there = await this.stored(sql, receipt.session, receipt.id)
    return there !== null && JSON.stringify(there.answer) === JSON.stringify(receipt.answer)
  }

  private async lines(sql: ISql, from: number, to: number): Promise<Line[]> {
    const rows = await sql<Line[]>`
      select seq, prev, at, digest, hash, body from drumroll.lines
      where journal = ${this.name} and seq between ${from} and ${to} order by seq`
    return rows.map((row) => ({ ...row }))
  }

  private async stored(sql: ISql, session: string, id: string): Promise<Receipt | null> {
    const [row] = await sql<{ at: number; answer: string }[]>`
      select at::float8 as at, answer from drumroll.receipts
      where journal = ${this.name} and session = ${session} and id = ${id}`
    return row ? { session, id, at: row.at, answer: JSON.parse(row.answer) as Receipt['answer'] } : null
  }

  /** All of the journal, read through one transaction. */
  private content(sql: ISql): JournalContent {
    return {
      lines: this.allLines(sql),
      receipts: this.allReceipts(sql),
      secrets: this.allValues(sql, 'secrets'),
      marks: this.allValues(sql, 'marks'),
      files: this.allFiles(sql),
    }
  }

  private async *allLines(sql: ISql): AsyncIterable<Line[]> {
    for (let at = 1; ; at += ROWS_AT_ONCE) {
      const lines = await this.lines(sql, at, at + ROWS_AT_ONCE - 1)
      if (lines.length === 0) return
      yield lines
    }
  }

  private async *allReceipts(sql: ISql): AsyncIterable<Receipt> {
    const rows = sql<(Omit<Receipt, 'answer'> & { answer: string })[]>`
      select session, id, at::float8 as at, answer from drumroll.receipts where journal = ${this.name}`
    for await (const some of rows.cursor(ROWS_AT_ONCE))
      for (const row of some) yield { ...row, answer: JSON.parse(row.answer) as Receipt['answer'] }
  }

  private async allValues(sql: ISql, table: Table): Promise<Record<string, string>> {
    const rows = await sql<{ name: string; value: string }[]>`
      select name, value from drumroll.${sql(table)} where journal = ${this.name}`
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
  }

  private async *allFiles(sql: ISql): AsyncIterable<[string, StoredFile]> {
    const rows = sql<(StoredFile & { sha: string })[]>`
      select sha, type, bytes from drumroll.files where journal = ${this.name}`
    for await (const some of rows.cursor(1))
      for (const { sha, type, bytes } of some) yield [sha, { type, bytes }]
  }

  private values(table: Table): NamedValues {
    return {
      get: async (name) => {
        const [row] = await this.ask(
          (sql) => sql<{ value: string }[]>`
          select value from drumroll.${sql(table)} where journal = ${this.name} and name = ${name}`,
        )
        return row?.value ?? null
      },
      names: async (prefix) => {
        const rows = await this.ask(
          (sql) => sql<{ name: string }[]>`
          select name from drumroll.${sql(table)}
          where journal = ${this.name} and starts_with(name, ${prefix}) order by name collate "C"`,
        )
        return rows.map(({ name }) => name)
      },
      set: async (values) => {
        await this.ask((sql) =>
          sql.begin(async (tx) => {
            const { put, gone } = changesOf(values)
            await tx`
              insert into drumroll.${tx(table)} (journal, name, value)
              select ${this.name}, new.* from unnest(${put.names}::text[], ${put.values}::text[]) as new
              on conflict (journal, name) do update set value = excluded.value`
            await tx`delete from drumroll.${tx(table)} where journal = ${this.name} and name = any(${gone}::text[])`
          }),
        )
      },
      settle: async (name, value) => {
        const [row] = await this.ask(
          (sql) => sql<[{ value: string }]>`
          insert into drumroll.${sql(table)} as known (journal, name, value) values (${this.name}, ${name}, ${value})
          on conflict (journal, name) do update set value = known.value returning known.value`,
        )
        return row.value
      },
    }
  }
}

type Table = 'secrets' | 'marks'

/** The values that are put, and the names that are removed. */
function changesOf(values: Values = {}): { put: { names: string[]; values: string[] }; gone: string[] } {
  const entries = Object.entries(values)
  const put = entries.filter((entry): entry is [string, string] => entry[1] !== null)
  return {
    put: { names: put.map(([name]) => name), values: put.map(([, value]) => value) },
    gone: entries.filter(([, value]) => value === null).map(([name]) => name),
  }
}

/** Whether the lines of a step follow each other and its head. */
function isChained(step: Append): boolean {
  const [first] = step.lines
  const head = step.after === null ? null : { seq: (first?.seq ?? 1) - 1, hash: step.after, at: '' }
  return follows(step, head)
}

/** A long step as steps of few lines, of which the last carries what stands beside the lines. */
function slicesOf({ after, lines, ...beside }: Append): Append[] {
  const slices: Append[] = []
  let last = after
  for (let from = 0; from < lines.length; from += ROWS_AT_ONCE) {
    const slice = lines.slice(from, from + ROWS_AT_ONCE)
    slices.push({ after: last, lines: slice })
    last = slice.at(-1)!.hash
  }
  return slices.map((slice, i) => (i === slices.length - 1 ? { ...slice, ...beside } : slice))
}

/** Thrown inside a transaction, so that nothing of it stays. */
class Behind extends Error {}
