import { StoreError } from './error.ts'
import type { Database } from './sqliteDriver.ts'
import { makeTables } from './sqliteTables.ts'

export interface SqliteOptions {
  /** The most pages that the file may take: a disk that is full sooner. */
  maxPages?: number
}

/**
 * Bytes of a page of a new file. A commit of very many lines copies their pages from the log into the file in one call, which
 * takes a third of the time that pages of the usual 4 KiB take; a small commit takes as long as with those.
 */
const PAGE_SIZE = 16_384

/** Sets what makes the file safe, reads it back, and makes the tables. Throws a StoreError `store-broken` where it is not durable. */
export function configure(db: Database, { maxPages }: SqliteOptions): void {
  db.exec(`pragma page_size = ${PAGE_SIZE}`)
  db.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full')
  db.exec('pragma secure_delete = on; pragma temp_store = memory; pragma trusted_schema = off')
  if (process.platform === 'darwin') db.exec('pragma fullfsync = on; pragma checkpoint_fullfsync = on')
  const mode = db.prepare('pragma journal_mode').get().journal_mode
  const synchronous = db.prepare('pragma synchronous').get().synchronous
  if (mode !== 'wal' || synchronous !== 2) throw new StoreError('store-broken', { why: 'not-durable' })
  makeTables(db)
  if (maxPages !== undefined) db.exec(`pragma max_page_count = ${maxPages}`)
}

/**
 * Lets go of the file. A connection whose statements have not been collected yet outlives its `close`, with its lock; one that
 * has left WAL and exclusive mode holds none.
 */
export function release(db: Database): void {
  try {
    db.exec('pragma journal_mode = delete; pragma locking_mode = normal; select 1 from sqlite_master')
  } catch {
    // The file fails: whatever is committed stands in it or in its log, and the next start finds it there.
  }
}
