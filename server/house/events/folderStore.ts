import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { soleServer, type Cluster } from '../../journals/cluster.ts'
import { StoreError } from '../../journals/error.ts'
import { moveFile } from '../../journals/file.ts'
import { FileValues } from '../../journals/fileValues.ts'
import { SqliteJournal } from '../../journals/sqlite.ts'
import { faultOf } from '../../journals/sqliteFault.ts'
import type { Store } from './store.ts'

const SUFFIX = '.sqlite'
/** Where the events stand in the folder of the data. */
export const FOLDER = 'events'
/** SQLite's own files beside a database; they go first, so that a rest of them never meets another database. */
const BESIDE = ['-wal', '-shm', '-journal']

/** Files in a folder: `house.sqlite`, `heads.json`, and `events/<name>.sqlite` for each event; a new event's name is its id. */
export function folderStore(data: string, cluster: Cluster = soleServer()): Store {
  const events = join(data, FOLDER)
  const path = (name: string): string => join(events, name + SUFFIX)
  return {
    cluster,
    isAlone: true,
    letOthersIn: async () => undefined,
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
    names: async () => eventsIn(data),
    open: (name) => SqliteJournal.open(path(name)),
    openFile: (file) => SqliteJournal.open(file),
    async replace(name, file) {
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
    async drop(name) {
      removeBeside(path(name))
      rmSync(path(name), { force: true })
    },
    close: async () => undefined,
  }
}

/** The names of the events' files in a folder of data. */
export function eventsIn(data: string): string[] {
  const files = readdirSync(join(data, FOLDER)).filter((file) => file.endsWith(SUFFIX))
  return files.map((file) => file.slice(0, -SUFFIX.length)).sort()
}

function removeBeside(path: string): void {
  for (const suffix of BESIDE) rmSync(path + suffix, { force: true })
}
