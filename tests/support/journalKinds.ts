import { join } from 'node:path'
import type { Journal } from '../../server/journals/journal.ts'
import { MemoryStore } from '../../server/journals/memory.ts'
import { PostgresDatabase } from '../../server/journals/postgresDatabase.ts'
import { SqliteJournal } from '../../server/journals/sqlite.ts'
import { postgresUrl } from './postgresServer.ts'

/** A kind of store that a journal may stand in, for contracts that all kinds keep. */
export interface JournalKind {
  name: string
  /** A new, empty store; `folder` is its own. */
  make(folder: string): {
    /** A new handle on the store. */
    open(): Promise<Journal>
  }
  /** Whether several handles may be open at once; a store that has one owner says so to the next. */
  isShared: boolean
}

/** Every kind there is. */
export const journalKinds: readonly JournalKind[] = [
  {
    name: 'memory',
    make() {
      const store = new MemoryStore()
      return { open: async () => store.open() }
    },
    isShared: true,
  },
  {
    name: 'one SQLite file',
    make: (folder) => ({ open: () => SqliteJournal.open(join(folder, 'event.sqlite')) }),
    isShared: false,
  },
  {
    name: 'PostgreSQL',
    make: (folder) => ({ open: async () => (await nextServer()).open(folder) }),
    isShared: true,
  },
]

const servers: Promise<PostgresDatabase>[] = []
let opened = 0

/** One of three servers' connections in turn: handles that are opened one after the other stand on different servers. */
function nextServer(): Promise<PostgresDatabase> {
  return (servers[opened++ % 3] ??= postgresUrl().then((url) => PostgresDatabase.connect(url)))
}
