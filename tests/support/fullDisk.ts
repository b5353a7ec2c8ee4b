import type { Database } from '../../server/journals/sqliteDriver.ts'
import type { Journal } from '../../server/journals/journal.ts'

const queryValue = (journal: Journal, sql: string): unknown => {
  const { db } = journal as unknown as { db: Database }
  return Object.values(db.prepare(sql).get() as object)[0]
}

/** Stops the file of a journal from growing, like a full disk. */
export const fillDisk = (journal: Journal): void => void queryValue(journal, 'pragma max_page_count = 1')

/** Lets the file grow again. */
export const freeDisk = (journal: Journal): void =>
  void queryValue(journal, 'pragma max_page_count = 1073741823')

/** Makes the file of a journal read-only, or writable again. */
export function setReadOnly(journal: Journal, on: boolean): void {
  const { db } = journal as unknown as { db: Database }
  db.exec(`pragma query_only = ${on ? 'on' : 'off'}`)
}
