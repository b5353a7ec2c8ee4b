import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '../../server/journals/sqliteDriver.ts'
import { verifyLine } from '../../server/ledger/chain.ts'
import type { Line } from '../../server/journals/journal.ts'
import type { Answer } from '../../server/ledger/ledger.ts'
import type { Fact } from '../../shared/show/rule.ts'

/** What a journal's files hold while nobody has them open, read without the server's own way of reading. */
export interface StoredJournal {
  /** By the number of the line, less one; the chain holds. */
  facts: Fact[]
  /** By the id of the command. */
  answers: Map<string, Answer>
  secrets: Map<string, string>
}

/** Reads copies of a journal's files, so that the next server finds them as they were left. Throws if the chain does not hold. */
export function readStored(path: string): StoredJournal {
  const folder = mkdtempSync(join(tmpdir(), 'drumroll-rest-'))
  const copy = join(folder, 'copy.sqlite')
  for (const suffix of ['', '-wal']) if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix)
  const db = new DatabaseSync(copy)
  try {
    const tables = db.prepare("select count(*) as n from sqlite_master where type = 'table'").get() as {
      n: number
    }
    return tables.n === 0 ? { facts: [], answers: new Map(), secrets: new Map() } : read(db)
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function read(db: InstanceType<typeof DatabaseSync>): StoredJournal {
  const facts: Fact[] = []
  let head: Line | null = null
  for (const line of db.prepare('select * from lines order by seq').all() as Line[]) {
    facts.push(verifyLine(head, line) as Fact)
    head = line
  }
  const answers = db.prepare('select id, answer from receipts').all() as { id: string; answer: string }[]
  const secrets = db.prepare('select name, value from secrets').all() as { name: string; value: string }[]
  return {
    facts,
    answers: new Map(answers.map(({ id, answer }) => [id, JSON.parse(answer) as Answer])),
    secrets: new Map(secrets.map(({ name, value }) => [name, value])),
  }
}

/** Every byte of the files whose names begin so, as one string. */
export function bytesOf(folder: string, name: string): string {
  const files = readdirSync(folder).filter((file) => file.startsWith(name))
  return files.map((file) => readFileSync(join(folder, file), 'latin1')).join('')
}
