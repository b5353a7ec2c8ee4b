import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as otherWork } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { DatabaseSync, type Database } from '../../server/journals/sqliteDriver.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { StoreError } from '../../server/journals/error.ts'
import { SqliteJournal } from '../../server/journals/sqlite.ts'
import { linesAfter, linesOf, stepOf } from '../support/lines.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-'))
  path = join(folder, 'event.sqlite')
})

/** What the one connection is set to. */
function pragma(journal: SqliteJournal, name: string): unknown {
  const { db } = journal as unknown as { db: Database }
  return Object.values(db.prepare(`pragma ${name}`).get() as object)[0]
}

/** Collects garbage, and lets what goes with it be taken away: a statement that nobody holds. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  await otherWork()
}

/** Crashes of a step of 40,000 lines, right before so many-th commits: that of the mark, those of 160 slices, and the step's own. */
const CRASHES = new Set([1, 2, 3, 82, 162])

/** Calls back right before the connection runs a text that it has not run before. */
function watch(journal: SqliteJournal, before: (sql: string) => void): void {
  const held = journal as unknown as { db: Database; ahead: { db: Database } }
  held.db = held.ahead.db = new Proxy(held.db, {
    get(db, name) {
      const member: unknown = Reflect.get(db, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]): unknown => {
        if (name === 'exec' || name === 'prepare') before(String(args[0]))
        return member.apply(db, args)
      }
    },
  })
}

const code = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof StoreError ? error.code : error),
  )

/** Everything that stands in the folder's files, as one string of bytes. */
const bytesIn = (where: string): string =>
  readdirSync(where)
    .map((file) => readFileSync(join(where, file), 'latin1'))
    .join('')

describe('a journal in SQLite', () => {
  test('is set to survive a power cut, at every opening', async () => {
    for (let opening = 0; opening < 2; opening++) {
      const journal = await SqliteJournal.open(path)
      expect(pragma(journal, 'journal_mode')).toBe('wal')
      expect(pragma(journal, 'synchronous')).toBe(2)
      expect(pragma(journal, 'locking_mode')).toBe('exclusive')
      expect(pragma(journal, 'secure_delete')).toBe(1)
      if (process.platform === 'darwin') expect(pragma(journal, 'fullfsync')).toBe(1)
      await journal.close()
    }
  })

  test('can be read by its owner alone, whatever the umask', async () => {
    const umask = process.umask(0)
    try {
      const journal = await SqliteJournal.open(path)
      await journal.append(stepOf(linesAfter(null, 1)))
      for (const file of readdirSync(folder)) {
        if (process.platform !== 'win32')
          expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600])
      }
      await journal.close()
    } finally {
      process.umask(umask)
    }
  })

  test('has one owner: whoever opens it a second time is told so, and the first goes on', async () => {
    const first = await SqliteJournal.open(path)
    expect(await code(SqliteJournal.open(path))).toBe('store-taken')
    expect(await first.append(stepOf(linesAfter(null, 1)))).toBe('done')
    expect(await code(SqliteJournal.open(path))).toBe('store-taken')
    await first.close()
    const next = await SqliteJournal.open(path)
    expect(await linesOf(next)).toEqual(linesAfter(null, 1))
    await next.close()
  })

  test('holds nothing of a batch that a crash cut off, wherever that was', async () => {
    const journal = await SqliteJournal.open(path)
    const few = linesAfter(null, 2)
    await journal.append(stepOf(few))
    const [crashes, cutOff]: [string[], number[]] = [[], []]
    let commits = 0
    watch(journal, (sql) => {
      if (sql !== 'commit' || !CRASHES.has(++commits)) return
      const left = join(mkdtempSync(join(tmpdir(), 'crash-')), 'event.sqlite')
      for (const copy of [left, `${left}-raw`])
        for (const suffix of ['', '-wal']) copyFileSync(path + suffix, copy + suffix)
      crashes.push(left)
    })
    const step = stepOf(linesAfter(few[1]!, 40_000), {
      receipt: { session: 's', id: 'a', at: 1, answer: {} },
      secrets: { seed: 'ff' },
    })
    expect(await journal.append(step)).toBe('done')
    for (const left of crashes) {
      const { n } = new DatabaseSync(`${left}-raw`).prepare('select count(*) as n from lines').get()
      cutOff.push(Number(n) - few.length)
      const after = await SqliteJournal.open(left)
      expect(await linesOf(after)).toEqual(few)
      expect(await after.receipt('s', 'a')).toBeNull()
      expect(await after.secrets.get('seed')).toBeNull()
      expect(await after.marks.names('')).toEqual([])
      await after.close()
    }
    expect(cutOff).toEqual([0, 0, 250, 20_000, 40_000])
    await journal.close()
  })

  test('takes nothing of a batch for which there is no room, and goes on when there is', async () => {
    const journal = await SqliteJournal.open(path, { maxPages: 60 })
    const few = linesAfter(null, 5)
    await journal.append(stepOf(few))
    const many = linesAfter(few[4]!, 3000)
    const receipt = { session: 's', id: 'a', at: 1, answer: {} }
    expect(await code(journal.append(stepOf(many, { receipt, secrets: { seed: 'ff' } })))).toBe('store-full')
    expect((await journal.head())?.seq).toBe(5)
    expect(await linesOf(journal)).toEqual(few)
    expect(await journal.receipt('s', 'a')).toBeNull()
    expect(await journal.append(stepOf(linesAfter(few[4]!, 1), { receipt }))).toBe('done')
    await journal.close()
    const larger = await SqliteJournal.open(path)
    expect((await linesOf(larger)).length).toBe(6)
    await larger.close()
  })

  test('takes no lines without their receipt, and no receipt without its secrets and marks', async () => {
    const journal = await SqliteJournal.open(path, { maxPages: 60 })
    const receipt = { session: 's', id: 'a', at: 1, answer: {} }
    const huge = 'x'.repeat(1_000_000)
    const lines = linesAfter(null, 1)
    expect(await code(journal.append(stepOf(lines, { receipt: { ...receipt, answer: { huge } } })))).toBe(
      'store-full',
    )
    for (const beside of [{ secrets: { huge } }, { marks: { huge } }])
      expect(await code(journal.append(stepOf(lines, { receipt, ...beside })))).toBe('store-full')
    await journal.close()
    const again = await SqliteJournal.open(path)
    expect(await linesOf(again)).toEqual([])
    expect(await again.receipt('s', 'a')).toBeNull()
    await again.close()
  })

  test('copies the log of a long step into the file as it grows, so that no commit has much to do', async () => {
    const journal = await SqliteJournal.open(path)
    const lines = linesAfter(null, 6000)
    const bytes = lines.reduce((sum, { body }) => sum + body!.length, 0)
    let log = 0
    watch(journal, (sql) => {
      if (sql === 'begin immediate') log = Math.max(log, statSync(`${path}-wal`).size)
    })
    expect(await journal.append(stepOf(lines))).toBe('done')
    expect(statSync(path).size).toBeGreaterThan(bytes)
    expect(log).toBeLessThan(3_000_000)
    await journal.close()
  })

  test('waits for the disk once for a long step: in the commit with which its lines begin to count', async () => {
    const journal = await SqliteJournal.open(path)
    const waits: unknown[] = []
    const { db } = journal as unknown as { db: Database }
    watch(journal, (sql) => {
      if (sql === 'commit') waits.push(db.prepare('pragma synchronous').get().synchronous)
    })
    const receipt = { session: 's', id: 'a', at: 1, answer: {} }
    expect(await journal.append(stepOf(linesAfter(null, 1000), { receipt }))).toBe('done')
    expect(waits).toEqual([1, 1, 1, 1, 1, 2])
    expect(pragma(journal, 'synchronous')).toBe(2)
    expect(pragma(journal, 'wal_autocheckpoint')).toBe(1000)
    expect(await journal.marks.names('')).toEqual([])
    await journal.close()
  })

  test('takes the lines of a long step out again where the rest of it does not fit', async () => {
    const journal = await SqliteJournal.open(path, { maxPages: 60 })
    const few = linesAfter(null, 2)
    await journal.append(stepOf(few))
    const receipt = { session: 's', id: 'a', at: 1, answer: { huge: 'x'.repeat(1_000_000) } }
    const step = stepOf(linesAfter(few[1]!, 600), { receipt })
    for (let time = 0; time < 3; time++) expect(await code(journal.append(step))).toBe('store-full')
    expect((await journal.head())?.seq).toBe(2)
    expect(await linesOf(journal)).toEqual(few)
    expect(await journal.append({ ...step, receipt: null })).toBe('done')
    expect((await linesOf(journal)).length).toBe(602)
    await journal.close()
  })

  test('takes out before the next step what it could not take out when a long one failed', async () => {
    const journal = await SqliteJournal.open(path)
    const few = linesAfter(null, 2)
    await journal.append(stepOf(few))
    let commits = 0
    let isBroken = true
    watch(journal, (sql) => {
      if (sql === 'commit' && ++commits > 3 && isBroken) throw Object.assign(new Error('no'), { errcode: 10 })
    })
    const many = linesAfter(few[1]!, 1000)
    expect(await code(journal.append(stepOf(many)))).toBe('store-broken')
    expect(await code(journal.check())).toBe('store-broken')
    isBroken = false
    await journal.check()
    expect(await linesOf(journal)).toEqual(few)
    expect(await journal.append(stepOf(many))).toBe('done')
    expect(await linesOf(journal)).toEqual([...few, ...many])
    await journal.close()
  })

  test('tells by trying that there is no room', async () => {
    const journal = await SqliteJournal.open(path, { maxPages: 9 })
    expect(await code(journal.check())).toBe('store-full')
    await journal.close()
  })

  test('leaves no trace of an erased body in any file', async () => {
    const journal = await SqliteJournal.open(path)
    const lines = linesAfter(null, 400, 'Secret-Name')
    await journal.append(stepOf(lines))
    await journal.backup(join(folder, 'before.sqlite'))
    expect(bytesIn(folder)).toContain('Secret-Name 123')
    const alone = mkdtempSync(join(tmpdir(), 'erased-'))
    await journal.erase(lines.map(({ seq }) => seq))
    for (const file of readdirSync(folder).filter((name) => name.startsWith('event'))) {
      copyFileSync(join(folder, file), join(alone, file))
    }
    expect(bytesIn(alone)).not.toContain('Secret-Name')
    await journal.close()
    expect(readFileSync(path, 'latin1')).not.toContain('Secret-Name')
  })

  test('finishes at its opening an erasure that a crash cut off, wherever that was', async () => {
    const journal = await SqliteJournal.open(path)
    const lines = linesAfter(null, 400, 'Secret-Name')
    await journal.append(stepOf(lines))
    const crashes = new Map<string, string>()
    watch(journal, (sql) => {
      if (!/vacuum|checkpoint/.test(sql)) return
      const left = mkdtempSync(join(tmpdir(), 'crash-'))
      for (const file of readdirSync(folder)) copyFileSync(join(folder, file), join(left, file))
      crashes.set(sql, left)
    })
    await journal.erase(lines.map(({ seq }) => seq))
    expect([...crashes.keys()]).toEqual(['vacuum', 'pragma wal_checkpoint(truncate)'])
    for (const left of crashes.values()) {
      expect(bytesIn(left)).toContain('Secret-Name')
      const after = await SqliteJournal.open(join(left, 'event.sqlite'))
      expect((await linesOf(after)).every(({ body }) => body === null)).toBe(true)
      expect(bytesIn(left)).not.toContain('Secret-Name')
      expect(await after.marks.names('')).toEqual([])
      await after.close()
    }
    await journal.close()
  })

  test('tells all its receipts, each once, however long whoever reads them takes', async () => {
    const journal = await SqliteJournal.open(path)
    const receipts = Array.from({ length: 600 }, (_, i) => ({
      session: `s${i % 3}`,
      id: `id-${i}`,
      at: i,
      answer: { version: i },
    }))
    for (const receipt of receipts) await journal.append({ after: null, lines: [], receipt })
    const told = []
    for await (const receipt of journal.content().receipts) {
      told.push(receipt)
      if (told.length % 100 === 0) await collectGarbage()
    }
    expect(told.toSorted((a, b) => a.at - b.at)).toEqual(receipts)
    await journal.close()
  })

  test('is not opened when a later server made it, or when it is no database', async () => {
    await (await SqliteJournal.open(path)).close()
    const db = new DatabaseSync(path)
    db.exec('pragma user_version = 99')
    db.close()
    expect(await code(SqliteJournal.open(path))).toBe('store-broken')
    const other = join(folder, 'other.sqlite')
    writeFileSync(other, 'nothing of the kind, '.repeat(400))
    expect(await code(SqliteJournal.open(other))).toBe('store-broken')
    expect(readFileSync(other, 'latin1').startsWith('nothing of the kind')).toBe(true)
  })

  test('lifts a file of 0.1.0, whose marks stand among its secrets, whole or not at all', async () => {
    await (await SqliteJournal.open(path)).close()
    const db = new DatabaseSync(path)
    db.exec(
      "drop table marks; pragma user_version = 1; insert into secrets values ('seed', 'ff'), ('event', 'e1')",
    )
    db.exec("insert into secrets values ('gone:e2', 'yes'), ('goner', 'x')")
    // A lift that fails changes nothing.
    db.exec("create trigger no_lift before delete on secrets begin select raise(abort, 'no'); end")
    db.close()
    expect(await code(SqliteJournal.open(path))).toBe('store-broken')
    const failed = new DatabaseSync(path)
    expect(failed.prepare('pragma user_version').get().user_version).toBe(1)
    expect(failed.prepare('select count(*) n from secrets').get().n).toBe(4)
    failed.exec('drop trigger no_lift')
    failed.close()
    for (let opening = 0; opening < 2; opening++) {
      const journal = await SqliteJournal.open(path)
      expect(await journal.secrets.names('')).toEqual(['goner', 'seed'])
      expect(await journal.marks.names('')).toEqual(['event', 'gone:e2'])
      expect(await journal.marks.get('event')).toBe('e1')
      expect(pragma(journal, 'user_version')).toBe(2)
      await journal.close()
    }
  })

  test('says that it is broken when its folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '')
    expect(await code(SqliteJournal.open(join(folder, 'file', 'event.sqlite')))).toBe('store-broken')
  })

  test('gives a backup its name only when it is whole', async () => {
    const journal = await SqliteJournal.open(path)
    await journal.append(stepOf(linesAfter(null, 1)))
    chmodSync(folder, 0o700)
    expect(await code(journal.backup(join(folder, 'no-such-folder', 'b.sqlite')))).toBe('store-broken')
    expect(existsSync(join(folder, 'no-such-folder'))).toBe(false)
    await journal.backup(join(folder, 'b.sqlite'))
    expect(readdirSync(folder).filter((file) => file.includes('part'))).toEqual([])
    await journal.close()
  })
})
