import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from '../../journals/error.ts'
import type { Journal } from '../../journals/journal.ts'
import { MemoryStore } from '../../journals/memory.ts'
import { SqliteJournal } from '../../journals/sqlite.ts'
import { faultOf } from '../../journals/sqliteFault.ts'

/** Where the journals of the house and of its events are. */
export interface Store {
  house(): Promise<Journal>
  /** Where an event's journal is, for whoever runs the server. */
  path(name: string): string
  /** What may be an event's journal: names to open. */
  names(): string[]
  open(name: string): Promise<Journal>
  /** A new, empty journal. */
  create(name: string): Promise<Journal>
  /** Removes a closed journal. */
  drop(name: string): void
}

const SUFFIX = '.sqlite'
/** SQLite's own files beside a database; they go first, so that a rest of them never meets another database. */
const FILES = ['-wal', '-shm', '-journal', '']

/** Files in a folder: `house.sqlite`, and `events/<name>.sqlite` for each event; a new event's name is its id. */
export function folderStore(data: string): Store {
  const events = join(data, 'events')
  const path = (name: string): string => join(events, name + SUFFIX)
  return {
    path,
    async house() {
      try {
        mkdirSync(events, { recursive: true, mode: 0o700 })
      } catch (error) {
        throw faultOf(error)
      }
      return SqliteJournal.open(join(data, `house${SUFFIX}`))
    },
    names() {
      const files = readdirSync(events).filter((file) => file.endsWith(SUFFIX))
      return files.map((file) => file.slice(0, -SUFFIX.length)).sort()
    },
    open: (name) => SqliteJournal.open(path(name)),
    async create(name) {
      if (existsSync(path(name))) throw new StoreError('store-broken', { why: 'file-exists' })
      return SqliteJournal.open(path(name))
    },
    drop(name) {
      for (const suffix of FILES) rmSync(path(name) + suffix, { force: true })
    },
  }
}

/** Journals that live as long as the process. */
export function memoryStore(): Store {
  return {
    house: async () => new MemoryStore().open(),
    path: (name) => name,
    names: () => [],
    async open() {
      throw new StoreError('store-broken', { why: 'missing' })
    },
    create: async () => new MemoryStore().open(),
    drop: () => undefined,
  }
}
