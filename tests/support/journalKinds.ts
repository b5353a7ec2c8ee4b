import { join } from 'node:path'
import type { Journal } from '../../server/journals/journal.ts'
import { MemoryStore } from '../../server/journals/memory.ts'
import { SqliteJournal } from '../../server/journals/sqlite.ts'

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
]
