import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Head } from '../../shared/fair/journal.ts'
import { StoreError } from '../journals/error.ts'
import { FileValues } from '../journals/fileValues.ts'
import type { Journal, NamedValues } from '../journals/journal.ts'
import { PostgresDatabase } from '../journals/postgresDatabase.ts'
import { SqliteJournal } from '../journals/sqlite.ts'
import { copyInto } from '../journals/sqliteCopy.ts'
import { verifyLine } from '../ledger/chain.ts'
import { HEADS_JOURNAL, HOUSE_JOURNAL } from './events/databaseStore.ts'
import { eventsIn, FOLDER } from './events/folderStore.ts'

/** What was moved. */
export interface Moved {
  journals: number
  lines: number
}

/** A place that is not empty is never written to. */
export class NotEmpty extends Error {}

/**
 * Copies everything of a house from a folder of files into an empty database, and reads every line back. What is in the folder stays
 * as it is. Throws NotEmpty, or a StoreError: `store-taken` while a server uses either, `journal-broken` where a chain does not
 * hold. Then the database is as empty as before.
 */
export async function moveIntoDatabase(folder: string, url: string): Promise<Moved> {
  return withDatabase(url, async (database) => {
    if ((await database.names()).length > 0) throw new NotEmpty(url)
    const names = [HOUSE_JOURNAL, ...eventsIn(folder)]
    try {
      let lines = 0
      for (const name of names) {
        const [file, journal] = [await SqliteJournal.open(fileOf(folder, name)), database.open(name)]
        try {
          await copyInto(journal, file.content())
          lines += await compare(file, journal)
        } finally {
          await file.close()
        }
      }
      await copyValues(headsIn(folder), database.open(HEADS_JOURNAL).marks)
      return { journals: names.length, lines }
    } catch (error) {
      for (const name of [...names, HEADS_JOURNAL]) await database.drop(name)
      throw error
    }
  })
}

/** The same the other way: from a database into a folder that holds no house yet. */
export async function moveIntoFolder(url: string, folder: string): Promise<Moved> {
  if (existsSync(fileOf(folder, HOUSE_JOURNAL)) || existsSync(join(folder, FOLDER)))
    throw new NotEmpty(folder)
  return withDatabase(url, async (database) => {
    const names = (await database.names()).filter((name) => name !== HEADS_JOURNAL)
    if (!names.includes(HOUSE_JOURNAL))
      throw new StoreError('store-broken', { why: 'missing', database: true })
    mkdirSync(join(folder, FOLDER), { recursive: true, mode: 0o700 })
    try {
      let lines = 0
      for (const name of names) {
        const journal = database.open(name)
        await journal.backup(fileOf(folder, name))
        const file = await SqliteJournal.open(fileOf(folder, name))
        lines += await compare(journal, file).finally(() => file.close())
      }
      await copyValues(database.open(HEADS_JOURNAL).marks, headsIn(folder))
      return { journals: names.length, lines }
    } catch (error) {
      for (const name of names) rmSync(fileOf(folder, name), { force: true })
      rmSync(join(folder, FOLDER), { recursive: true, force: true })
      throw error
    }
  })
}

async function withDatabase<T>(url: string, work: (database: PostgresDatabase) => Promise<T>): Promise<T> {
  const database = await PostgresDatabase.connect(url)
  try {
    await database.claim()
    return await work(database)
  } finally {
    await database.close()
  }
}

const fileOf = (folder: string, name: string): string =>
  name === HOUSE_JOURNAL ? join(folder, 'house.sqlite') : join(folder, FOLDER, `${name}.sqlite`)

const headsIn = (folder: string): NamedValues => {
  const path = join(folder, 'heads.json')
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  return new FileValues(path)
}

async function copyValues(from: NamedValues, to: NamedValues): Promise<void> {
  const names = await from.names('')
  const values = await Promise.all(names.map(async (name) => [name, await from.get(name)] as const))
  await to.set(Object.fromEntries(values))
}

/** Reads both journals: each line has to hold in its chain, and to be the same in both. Gives how many there are. */
async function compare(from: Journal, to: Journal): Promise<number> {
  let head: Head | null = null
  const arrived = linesOf(to)
  for await (const line of linesOf(from)) {
    const { value } = await arrived.next()
    verifyLine(head, line)
    if (JSON.stringify(value) !== JSON.stringify(line))
      throw new StoreError('journal-broken', { line: line.seq })
    head = line
  }
  if (!(await arrived.next()).done) throw new StoreError('journal-broken', { line: (head?.seq ?? 0) + 1 })
  return head?.seq ?? 0
}

async function* linesOf(journal: Journal) {
  for await (const slice of journal.read()) yield* slice
}
