import { StoreError } from './error.ts'
import type { Database } from './sqliteDriver.ts'

/** Version of the tables, stored as SQLite's `user_version`; a file of a later version is not opened. */
const FORM = 2

const TABLES = `
  create table if not exists lines (
    seq integer primary key, prev text not null, at text not null, digest text not null, hash text not null, body text
  ) strict;
  create table if not exists receipts (
    session text not null, id text not null, at integer not null, answer text not null, primary key (session, id)
  ) strict, without rowid;
  create table if not exists secrets (name text primary key, value text not null) strict, without rowid;
  create table if not exists marks (name text primary key, value text not null) strict, without rowid;
  create table if not exists pictures (sha text primary key, type text not null, bytes blob not null) strict;
`

/** The SQL that migrates a file from each version to the next. */
const LIFTS: Readonly<Record<number, string>> = {
  // Marks stood among the secrets.
  1: `
    insert into marks select name, value from secrets where name in ('event', 'erasing') or name like 'gone:%';
    delete from secrets where name in (select name from marks);
  `,
}

/**
 * Makes the tables of a new file, or lifts those of an earlier form, all at once. Throws a StoreError `store-broken {why:
 * later-form, form}` for a form that is not known yet.
 */
export function makeTables(db: Database): void {
  const form = Number(db.prepare('pragma user_version').get().user_version)
  if (form > FORM) throw new StoreError('store-broken', { why: 'later-form', form })
  const lifts = Object.entries(LIFTS).filter(([from]) => form > 0 && Number(from) >= form)
  db.exec('begin immediate')
  try {
    db.exec(TABLES)
    for (const [, lift] of lifts) db.exec(lift)
    db.exec(`pragma user_version = ${FORM}; commit`)
  } catch (error) {
    if (db.isTransaction) db.exec('rollback')
    throw error
  }
}
