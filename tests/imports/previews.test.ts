import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Known } from '../../shared/formats/difference.ts'
import type { File } from '../../shared/formats/format.ts'
import { isRefusal } from '../../shared/show/rule.ts'
import type { ImportPreview } from '../../shared/wire.ts'
import { FILE_LIMIT, Previews } from '../../server/imports/previews.ts'
import { example } from '../support/formatSamples.ts'

afterEach(() => void vi.useRealTimers())

const file = (name: string): File => ({ name, bytes: example(name) })
const text = (said: string): File => ({ name: '', bytes: new TextEncoder().encode(said) })
const long = text('票号,姓名\n' + Array.from({ length: 50_000 }, (_, i) => `T${i},甲${i}\n`).join(''))

async function made(previews: Previews, from: File, people: Known[] = []): Promise<ImportPreview> {
  const preview = await previews.make(from, people)
  if (isRefusal(preview)) throw new Error(preview.refused)
  return preview
}

const kept = async (previews: Previews) => (await made(previews, text('姓名\n甲'))).preview

/** The people after a preview has been imported. */
async function imported(
  previews: Previews,
  { preview }: ImportPreview,
  people: Known[] = [],
): Promise<Known[]> {
  const { added, changed } = (await previews.plan({ preview }, people))!
  const changes = new Map(changed.map(({ person, after }) => [person, after]))
  return [
    ...people.map((person) => ({ ...person, ...changes.get(person.id) })),
    ...added.map((person, i) => ({ checkedIn: false, ...person, id: `p${people.length + i}` })),
  ]
}

test('a preview says how the columns are read, what is wrong, and what would change', async () => {
  const previews = new Previews()
  const steps: string[] = []
  const preview = await previews.make(file('luma-like.csv'), [], null, (step) => void steps.push(step))
  expect(preview).toMatchObject({
    preview: expect.stringMatching(/^[0-9a-f]{32}$/),
    mapping: { code: [0], name: [1] },
    rows: 60,
    problems: [
      { row: 5, code: 'not-going' },
      { row: 7, code: 'waiting' },
    ],
    problemCounts: { 'not-going': 1, waiting: 1 },
    difference: { added: 58, changed: 0, same: 0, missing: 0 },
  })
  expect((preview as ImportPreview).columns[1]).toMatchObject({ heading: 'name', samples: { length: 5 } })
  expect(steps).toEqual(['reading', 'checking', 'comparing'])
})

test('the same file again changes nothing; an edited one changes only what differs', async () => {
  const previews = new Previews()
  const people = await imported(previews, await made(previews, file('guests-gb18030.csv')))
  expect(people).toHaveLength(80)
  const again = await made(previews, file('guests-gb18030.csv'), people)
  expect(again.difference).toMatchObject({ added: 0, changed: 0, same: 80, missing: 0 })
  const [first, second] = people
  const edited = await made(
    previews,
    text(`票号,桌号,姓名\n${first!.code},9 桌,${first!.name}\nNEW,,新人`),
    people,
  )
  expect(edited.difference).toMatchObject({ added: 1, changed: 1, same: 0, missing: 79 })
  expect(edited.difference.samples.changed).toEqual([
    { name: first!.name, before: { group: first!.group }, after: { group: '9 桌' } },
  ])
  expect(edited.difference.samples.missing[0]).toMatchObject({ code: second!.code })
})

test('the columns are mapped anew without sending the file again', async () => {
  const previews = new Previews()
  const { preview } = await made(previews, file('huodongxing-like.csv'))
  const remapped = await previews.remap(preview, [], { name: [2], code: [3] })
  expect(remapped).toMatchObject({ preview, mapping: { name: [2], code: [3] }, difference: { added: 60 } })
  expect((await previews.plan({ preview }, []))!.added[0]).toMatchObject({
    code: '10000139595',
    email: '',
    tags: [],
  })
  expect(await previews.remap(preview, [], { name: [99] })).toMatchObject({ refused: 'mapping-invalid' })
  expect((await previews.plan({ preview }, []))!.added).toHaveLength(60)
})

test('a plan is made against the people of that moment', async () => {
  const previews = new Previews()
  const preview = await made(previews, text('票号,姓名\n1,甲\n2,乙'))
  const one: Known = {
    id: 'x',
    code: '1',
    name: '甲',
    group: 'g',
    tags: [],
    weight: 3,
    phone: '',
    email: '',
    checkedIn: true,
  }
  expect((await previews.plan({ preview: preview.preview }, []))!.added).toHaveLength(2)
  expect(await previews.plan({ preview: preview.preview }, [one])).toMatchObject({
    added: [{ code: '2' }],
    changed: [],
  })
})

describe('is forgotten', () => {
  test('after half an hour', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const previews = new Previews()
    const id = await kept(previews)
    vi.advanceTimersByTime(29 * 60_000)
    expect(await previews.plan({ preview: id }, [])).toBeDefined()
    vi.advanceTimersByTime(2 * 60_000)
    expect(await previews.plan({ preview: id }, [])).toBeUndefined()
    expect(await previews.remap(id, [], { name: [0] })).toMatchObject({ refused: 'preview-unknown' })
  })

  test('when six newer ones are kept, and when all are cleared', async () => {
    const previews = new Previews()
    const ids: string[] = []
    for (let i = 0; i < 7; i++) ids.push(await kept(previews))
    const there = ids.map(async (id) => (await previews.plan({ preview: id }, [])) !== undefined)
    expect(await Promise.all(there)).toEqual([false, ...Array(6).fill(true)])
    previews.clear()
    expect(await Promise.all(ids.map((id) => previews.plan({ preview: id }, [])))).toEqual(
      ids.map(() => undefined),
    )
  })

  test('when all are cleared while it is being read', async () => {
    const previews = new Previews()
    const made = previews.make(text('姓名\n甲'), [])
    previews.clear()
    expect(await made).toMatchObject({ refused: 'preview-unknown' })
  })
})

describe('a file that costs too much', () => {
  const heavy = { refused: 'file-too-heavy', with: {} }

  test('in bytes is refused before it is read', async () => {
    const large = { name: '', bytes: new Uint8Array(FILE_LIMIT + 1) }
    expect(await new Previews().make(large, [])).toEqual({
      refused: 'too-large',
      with: { limit: FILE_LIMIT },
    })
  })

  test('in memory is given up, and the next file is read', async () => {
    const previews = new Previews({ heapMb: 16, time: 60_000 })
    expect(await previews.make(long, [])).toEqual(heavy)
    expect(await previews.make(text('姓名\n甲'), [])).toMatchObject({ rows: 1 })
  }, 240_000)

  test('in time is given up', async () => {
    expect(await new Previews({ heapMb: 256, time: 1 }).make(long, [])).toEqual(heavy)
  })

  test('once unpacked is refused', async () => {
    const bomb = example('guests-openpyxl.xlsx')
    const at = Buffer.from(bomb).lastIndexOf('PK\u0001\u0002')
    new DataView(bomb.buffer).setUint32(at + 24, 0x7fffffff, true)
    expect(await new Previews().make({ name: 'a.xlsx', bytes: bomb }, [])).toEqual(heavy)
  })
})

test('a file that is no list is refused with its code', async () => {
  expect(await new Previews().make(text('\n\n'), [])).toEqual({ refused: 'file-empty', with: {} })
})

test('files wait for one another, and a fifth is sent away', async () => {
  const previews = new Previews()
  const all = await Promise.all(Array.from({ length: 6 }, () => previews.make(text('姓名\n甲'), [])))
  expect(all.map((one) => ('refused' in one ? one.refused : one.rows))).toEqual([
    1,
    1,
    1,
    1,
    'imports-busy',
    'imports-busy',
  ])
  expect(await previews.make(text('姓名\n甲'), [])).toMatchObject({ rows: 1 })
})

test('people of a large event are compared whole', async () => {
  const previews = new Previews({ heapMb: 512, time: 120_000 })
  const people = await imported(previews, await made(previews, long))
  expect(await made(previews, long, people)).toMatchObject({
    difference: { added: 0, changed: 0, same: 50_000 },
  })
}, 240_000)
