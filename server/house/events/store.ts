import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from '../../journals/error.ts'
import { moveFile } from '../../journals/file.ts'
import { FileValues } from '../../journals/fileValues.ts'
import type { Journal, NamedValues } from '../../journals/journal.ts'
import { MemoryStore } from '../../journals/memory.ts'
import { SqliteJournal } from '../../journals/sqlite.ts'
import { faultOf } from '../../journals/sqliteFault.ts'

/** Where the journals of the house and of its events are. */
export interface Store {
  house(): Promise<Journal>
  /** Where the last heads of the journals are remembered: apart from all of them, so that none takes it along when it is cut. */
  heads(): NamedValues
  /** Where an event's journal is, for whoever runs the server. */
  path(name: string): string
  /** What may be an event's journal: names to open. */
  names(): string[]
  open(name: string): Promise<Journal>
  /** A file with the journal of an event that is not in the store, such as a backup. */
  openFile(path: string): Promise<Journal>
  /** Puts such a file, closed, in the place of a closed journal: there is the one or the other, whatever happens meanwhile. */
  replace(name: string, path: string): void
  /** A new, empty journal. */
  create(name: string): Promise<Journal>
  /** Removes a closed journal. */
  drop(name: string): void
}

const SUFFIX = '.sqlite'
/** SQLite's own files beside a database; they go first, so that a rest of them never meets another database. */
const BESIDE = ['-wal', '-shm', '-journal']

/** Files in a folder: `house.sqlite`, `heads.json`, and `events/<name>.sqlite` for each event; a new event's name is its id. */
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
    heads: () => new FileValues(join(data, 'heads.json')),
    names() {
      const files = readdirSync(events).filter((file) => file.endsWith(SUFFIX))
      return files.map((file) => file.slice(0, -SUFFIX.length)).sort()
    },
    open: (name) => SqliteJournal.open(path(name)),
    openFile: (file) => SqliteJournal.open(file),
    replace(name, file) {
      try {
        removeBeside(path(name))
        moveFile(file, path(name))
      } catch (error) {
        throw faultOf(error)
      }
    },
    async create(name) {
      if (existsSync(path(name))) throw new StoreError('store-broken', { why: 'file-exists' })
      return SqliteJournal.open(path(name))
    },
    drop(name) {
      removeBeside(path(name))
      rmSync(path(name), { force: true })
    },
  }
}

function removeBeside(path: string): void {
  for (const suffix of BESIDE) rmSync(path + suffix, { force: true })
}

/** Journals that live as long as the process. */
export function memoryStore(): Store {
  return {
    house: async () => new MemoryStore().open(),
    heads: () => new MemoryStore().open().marks,
    path: (name) => name,
    names: () => [],
    open: missing,
    openFile: missing,
    replace: missing,
    create: async () => new MemoryStore().open(),
    drop: () => undefined,
  }
}

function missing(): never {
  throw new StoreError('store-broken', { why: 'missing' })
}
