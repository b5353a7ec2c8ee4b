import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Journal, Receipt } from '../../server/journals/journal.ts'
import { PostgresDatabase } from '../../server/journals/postgresDatabase.ts'
import { linesAfter, linesOf, stepOf } from '../support/lines.ts'
import { newDatabase } from '../support/postgresServer.ts'
import { TcpProxy } from '../support/tcpProxy.ts'

/** PostgreSQL's ReadyForQuery outside a transaction (https://www.postgresql.org/docs/current/protocol-message-formats.html): what was asked is durable. */
const COMMITTED = Buffer.from('Z\0\0\0\x05I', 'latin1')

const receipt: Receipt = { session: 's1', id: 'a', at: 5, answer: { version: 1 } }

describe('a journal in PostgreSQL over a connection that fails', () => {
  let proxy: TcpProxy
  let near: PostgresDatabase
  let far: PostgresDatabase
  let journal: Journal
  let other: Journal

  beforeEach(async () => {
    const address = new URL(await newDatabase())
    near = await PostgresDatabase.connect(address.href)
    other = near.open('event')
    proxy = await TcpProxy.to(address.hostname, Number(address.port))
    address.port = String(proxy.port)
    far = await PostgresDatabase.connect(address.href)
    journal = far.open('event')
  })
  afterEach(async () => {
    await near.close()
    await far.close()
    await proxy.close()
  })

  test('goes on after every connection was cut', async () => {
    const [first, second] = linesAfter(null, 2)
    await journal.append(stepOf([first!]))
    proxy.cut()
    expect(await journal.append(stepOf([second!]))).toBe('done')
    expect(await linesOf(other)).toEqual([first, second])
  })

  test.each([
    ['a line', 1, null],
    ['many lines', 1200, null],
    ['a line and its receipt', 1, receipt],
    ['a receipt alone', 0, receipt],
  ])('takes %s once where the answer was lost, and says that it is done', async (_what, count, receipt) => {
    const lines = linesAfter(null, count)
    const lost = proxy.lose(COMMITTED)
    const [answer] = await Promise.all([
      journal.append({ after: null, lines, ...(receipt && { receipt }) }),
      lost,
    ])
    expect(answer).toBe('done')
    expect(await linesOf(other)).toEqual(lines)
    expect(await other.receipt('s1', 'a')).toEqual(receipt)
  })

  test('is behind, not done, where another wrote while its connection was away', async () => {
    const [mine] = linesAfter(null, 1, 'mine')
    const [theirs] = linesAfter(null, 1, 'theirs')
    await other.append(stepOf([theirs!]))
    proxy.cut()
    expect(await journal.append(stepOf([mine!]))).toBe('behind')
    expect(await linesOf(other)).toEqual([theirs])
  })

  test('leaves the database to others at once, although its connection ends later', async () => {
    await far.claim()
    proxy.worsen(200, 0, () => 1)
    await far.close()
    await expect(near.claim()).resolves.toBeUndefined()
  })

  test('tells of lines that were written while it could not be told', async () => {
    // Whoever reads whenever it is told finds them, whether it listens again before they are written or after.
    const found = new Promise<void>((resolve) => {
      const look = async () => (await linesOf(journal)).length === 1 && resolve()
      // What is still asked when the test ends is of no use to anybody.
      journal.watch(() => void look().catch(() => undefined))
    })
    proxy.cut()
    await other.append(stepOf(linesAfter(null, 1)))
    await journal.head()
    await found
  })
})

test('tables of a later version are not opened', async () => {
  const address = await newDatabase()
  const database = await PostgresDatabase.connect(address)
  await database.try((sql) => sql`update drumroll.form set version = 99`)
  await database.close()
  await expect(PostgresDatabase.connect(address)).rejects.toMatchObject({
    code: 'store-broken',
    with: { why: 'later-form', form: 99 },
  })
})
