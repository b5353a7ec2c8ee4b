import { beforeEach, describe, expect, test } from 'vitest'
import { MemoryShelf, type Shelf, type ShelfLimits } from '../../server/journals/shelf.ts'
import { PostgresDatabase } from '../../server/journals/postgresDatabase.ts'
import { PostgresShelf } from '../../server/journals/postgresShelf.ts'
import { newDatabase } from '../support/postgresServer.ts'

interface Made {
  /** Two handles on one shelf, as two servers have them. */
  shelves: [Shelf<unknown>, Shelf<unknown>]
  /** Lets time pass, ms. */
  pass(ms: number): Promise<void>
}

/** So long that the time which really passes in a test, and which a database counts too, is nothing beside it. */
const LIMITS: ShelfLimits = { life: 600_000, idle: 120_000, most: 3 }

const kinds: Record<string, () => Promise<Made>> = {
  async memory() {
    let now = 0
    const shelf = new MemoryShelf<unknown>(LIMITS, () => now)
    return { shelves: [shelf, shelf], pass: async (ms) => void (now += ms) }
  },
  async PostgreSQL() {
    const address = await newDatabase()
    const [one, two] = await Promise.all([
      PostgresDatabase.connect(address),
      PostgresDatabase.connect(address),
    ])
    return {
      shelves: [new PostgresShelf(one, 'a', LIMITS), new PostgresShelf(two, 'a', LIMITS)],
      async pass(ms) {
        await one.try(
          (sql) => sql`
          update drumroll.shelves set at = at - ${`${ms} ms`}::interval, touched = touched - ${`${ms} ms`}::interval`,
        )
      },
    }
  },
}

describe.each(Object.entries(kinds))('a shelf in %s', (_name, make) => {
  let one: Shelf<unknown>
  let two: Shelf<unknown>
  let pass: Made['pass']

  beforeEach(async () => {
    const made = await make()
    ;[one, two] = made.shelves
    pass = made.pass
  })

  test('gives what another server put there, bytes and all, until it is taken', async () => {
    const what = { name: '名单', bytes: new Uint8Array([0, 255, 7]), none: null }
    await one.put('a', what)
    expect(await two.get('a')).toEqual(what)
    expect(await two.take('a')).toEqual(what)
    expect([await one.take('a'), await one.get('a'), await one.touch('a')]).toEqual([null, null, null])
  })

  test('gives one thing to one of many who take it at once', async () => {
    await one.put('a', 1)
    const taken = await Promise.all([one, two, one, two].map((shelf) => shelf.take('a')))
    expect(taken.filter((what) => what === 1)).toHaveLength(1)
  })

  test('adds what is not there, and only that', async () => {
    const added = await Promise.all([one.add('a', 'one'), two.add('a', 'two')])
    expect(added.filter(Boolean)).toHaveLength(1)
    expect(await one.get('a')).toBe(added[0] ? 'one' : 'two')
    await pass(150_000)
    expect(await two.add('a', 'three')).toBe(true)
    expect(await one.get('a')).toBe('three')
  })

  test('forgets what nobody touched for long, and everything in the end', async () => {
    await one.put('a', 1)
    for (let passed = 0; passed < 540_000; passed += 90_000) {
      await pass(90_000)
      expect(await two.touch('a')).toBe(1)
    }
    await pass(90_000)
    expect(await one.touch('a')).toBeNull()
    await one.put('b', 2)
    await pass(150_000)
    expect([await two.get('b'), await two.take('b')]).toEqual([null, null])
  })

  test('makes room at the cost of what was longest neither put nor touched', async () => {
    for (const id of ['a', 'b', 'c']) {
      await one.put(id, id)
      await pass(600)
    }
    await two.touch('a')
    await pass(600)
    await two.put('d', 'd')
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((id) => one.get(id)))).toEqual(['a', null, 'c', 'd'])
  })

  test('forgets everything at once', async () => {
    await one.put('a', 1)
    await two.clear()
    expect(await one.get('a')).toBeNull()
  })
})
