import { StoreError } from '../../journals/error.ts'
import { PostgresClock } from '../../journals/postgresClock.ts'
import { PostgresCluster } from '../../journals/postgresCluster.ts'
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
 * Journals in a PostgreSQL database, which any number of servers share. Throws a StoreError where it cannot be reached, is not
 * durable, or is kept by somebody for himself (`store-taken`).
 */
export async function databaseStore(url: string): Promise<Store> {
  const database = await PostgresDatabase.connect(url)
  try {
    const isAlone = await database.enter()
    const [cluster, clock] = await Promise.all([PostgresCluster.of(database), PostgresClock.of(database)])
    return storeOn(database, { cluster, clock, isAlone })
  } catch (error) {
    await database.close()
    throw error
  }
}

interface Joined {
  cluster: PostgresCluster
  clock: PostgresClock
  isAlone: boolean
}

function storeOn(database: PostgresDatabase, { cluster, clock, isAlone }: Joined): Store {
  return {
    cluster,
    now: clock.now,
    isAlone,
    letOthersIn: () => database.letOthersIn(),
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
    close() {
      clock.stop()
      return database.close()
    },
  }
}
