import { StoreError } from '../../journals/error.ts'
import { PostgresDatabase } from '../../journals/postgresDatabase.ts'
import { SqliteJournal } from '../../journals/sqlite.ts'
import { copyInto } from '../../journals/sqliteCopy.ts'
import type { Store } from './store.ts'

/** The names of the journals that are no events. */
export const HOUSE_JOURNAL = 'house'
export const HEADS_JOURNAL = 'heads'
/** Behind the name of an event while a backup is being written that will take its place. */
const PART = '.part'

/**
 * Journals in a PostgreSQL database, which is this server's alone as long as it runs: a second one gets a StoreError
 * `store-taken`. Throws a StoreError where the database cannot be reached or is not durable.
 */
export async function databaseStore(url: string): Promise<Store> {
  const database = await PostgresDatabase.connect(url)
  try {
    await database.claim()
  } catch (error) {
    await database.close()
    throw error
  }
  return {
    house: async () => database.open(HOUSE_JOURNAL),
    heads: () => database.open(HEADS_JOURNAL).marks,
    path: (name) => `the database, journal ${name}`,
    async names() {
      const names = await database.names()
      return names.filter((name) => ![HOUSE_JOURNAL, HEADS_JOURNAL].includes(name) && !name.endsWith(PART))
    },
    open: async (name) => database.open(name),
    openFile: (path) => SqliteJournal.open(path),
    async replace(name, path) {
      await database.drop(name + PART)
      const [file, part] = [await SqliteJournal.open(path), database.open(name + PART)]
      try {
        await copyInto(part, file.content())
      } finally {
        await file.close()
        await part.close()
      }
      await database.rename(name + PART, name)
    },
    async create(name) {
      if ((await database.names()).includes(name))
        throw new StoreError('store-broken', { why: 'journal-exists' })
      return database.open(name)
    },
    drop: (name) => database.drop(name),
    close: () => database.close(),
  }
}
