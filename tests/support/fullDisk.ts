import type { Database } from '../../server/journals/sqliteDriver.ts'
import type { Journal } from '../../server/journals/journal.ts'

const ask = (journal: Journal, sql: string): unknown => {
  const { db } = journal as unknown as { db: Database }
  return Object.values(db.prepare(sql).get() as object)[0]
}

/** Takes the room away that a journal's file could grow into: a disk that is full now. */
export const fill = (journal: Journal): void => void ask(journal, 'pragma max_page_count = 1')

/** Gives the room back. */
export const free = (journal: Journal): void => void ask(journal, 'pragma max_page_count = 1073741823')

/** Lets a journal's file be read only, or written again. */
export function protect(journal: Journal, on: boolean): void {
  const { db } = journal as unknown as { db: Database }
  db.exec(`pragma query_only = ${on ? 'on' : 'off'}`)
}
