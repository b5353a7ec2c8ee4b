import type { Sql } from 'postgres'
import { StoreError } from './error.ts'

/** Version of the tables; a database of a later version is not opened. */
const FORM = 1

/** The advisory lock under which one server makes or lifts the tables: an arbitrary number of Drumroll's own. */
const LOCK = 731_460_027

const TABLES = `
  create table if not exists drumroll.lines (
    journal text not null, seq integer not null, prev text not null, at text not null, digest text not null, hash text not null,
    body text, primary key (journal, seq)
  );
  create table if not exists drumroll.receipts (
    journal text not null, session text not null, id text not null, at bigint not null, answer text not null,
    primary key (journal, session, id)
  );
  create table if not exists drumroll.secrets (
    journal text not null, name text not null, value text not null, primary key (journal, name)
  );
  create table if not exists drumroll.marks (
    journal text not null, name text not null, value text not null, primary key (journal, name)
  );
  create table if not exists drumroll.files (
    journal text not null, sha text not null, type text not null, bytes bytea not null, primary key (journal, sha)
  );
  create unlogged table if not exists drumroll.shelves (
    shelf text not null, id text not null, what bytea not null, at timestamptz not null, touched timestamptz not null,
    primary key (shelf, id)
  );
  create table if not exists drumroll.form (version integer not null);
`

/**
 * Makes the tables where they are missing, in a schema of their own. Several servers may start at once: they wait for each other.
 * Throws a StoreError `store-broken`: `later-form` for tables that a later version made, `not-durable` for a database that may
 * lose what it has confirmed.
 */
export async function makeTables(sql: Sql): Promise<void> {
  const [durable] = await sql<[{ fsync: string; commit: string }]>`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`
  if (durable.fsync !== 'on' || ['off', 'local'].includes(durable.commit))
    throw new StoreError('store-broken', { why: 'not-durable' })
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`
    await tx`create schema if not exists drumroll`
    await tx.unsafe(TABLES)
    const [form] = await tx<{ version: number }[]>`select version from drumroll.form`
    if (!form) await tx`insert into drumroll.form (version) values (${FORM})`
    else if (form.version > FORM)
      throw new StoreError('store-broken', { why: 'later-form', form: form.version })
  })
}
