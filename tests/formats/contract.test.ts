import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UNREADABLE, Unreadable } from '../../shared/formats/unreadable.ts'
import { ACCEPT, ENDINGS } from '../../shared/formats/endings.ts'
import { FORMATS, readTable } from '../../shared/formats/index.ts'
import { example, LIST, SAMPLES } from '../support/formatSamples.ts'

const [header, ...rows] = LIST

/** What becomes of bytes: a table, or the code of a refusal; anything else is a fault. */
async function outcome(read: () => Promise<unknown>): Promise<string> {
  try {
    await read()
    return 'table'
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return error.code
  }
}
const fates = ['table', ...UNREADABLE]

test('a file input accepts the endings of every format, no two the same', () => {
  const endings = FORMATS.flatMap(({ name }) => [...ENDINGS[name]])
  expect(ACCEPT.split(',').toSorted()).toEqual(endings.toSorted())
  expect(new Set(endings).size).toBe(endings.length)
  expect(Object.keys(ENDINGS).sort()).toEqual(FORMATS.map(({ name }) => name).toSorted())
})

test('every format has samples', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(FORMATS.map((format) => format.name).sort())
})

describe.each([...FORMATS])('format $name', (format) => {
  const samples = Object.entries(SAMPLES[format.name])

  test.each(samples)('reads %s', async (_, bytes) => {
    expect(FORMATS.find((each) => each.accepts({ name: 'list', bytes }))).toBe(format)
    const table = await format.read(bytes)
    if (format.name === 'solitaire') {
      expect(table.rows.map(([name]) => name)).toEqual(['王小明', '李四', '赵五'])
      return
    }
    if (format.name === 'ranges') {
      expect(table.rows).toHaveLength(200 + 150 + 1)
      return
    }
    const said = table.rows.map((row) => row.map((cell) => cell.replace('Zoe', 'Zoë')))
    expect(table.header).toEqual(header)
    expect(said).toEqual(rows)
  })

  test('gives a code for garbage, and never throws anything else', async () => {
    const [, sample] = samples[0]!
    const damaged = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.nat(sample.length).map((end) => sample.slice(0, end)),
      fc
        .array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
        .map((changes) => {
          const bytes = sample.slice()
          for (const [at, byte] of changes) bytes[at] = byte
          return bytes
        }),
    )
    await fc.assert(
      fc.asyncProperty(damaged, async (bytes) => {
        expect(fates).toContain(await outcome(() => format.read(bytes)))
      }),
      { numRuns: 300 },
    )
  })
})

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)
const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0)
const locked = Uint8Array.from([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')])
const text = (said: string) => new TextEncoder().encode(said)

test.each([
  ['nothing', new Uint8Array(0), 'file-empty'],
  ['blank lines', text('\n\n , ,\n'), 'file-empty'],
  ['headings alone', text('姓名,手机\n'), 'file-empty'],
  ['a picture', png, 'file-unknown'],
  [
    'a web page with a heading alone',
    text('<!DOCTYPE html><table><tr><td>姓名</td></tr></table>'),
    'file-empty',
  ],
  ['bytes that are no text', Uint8Array.from({ length: 999 }, (_, i) => (i * 7919) % 31), 'file-unknown'],
  ['a container without a workbook', ole, 'file-broken'],
  ['a workbook under a password', locked, 'file-encrypted'],
  ['an archive that is no workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'file-broken'],
  ['a workbook cut short', example('guests-openpyxl.xlsx').slice(0, 4_000), 'file-broken'],
  ['100,001 rows', text('姓名\n' + '甲\n'.repeat(100_001)), 'too-many-rows'],
])('refuses %s', async (_, bytes, code) => {
  expect(await outcome(() => readTable({ name: 'list', bytes }))).toBe(code)
})

test('50,000 rows are read', async () => {
  const table = await readTable({ name: '', bytes: text('姓名\n' + '甲\n'.repeat(50_000)) })
  expect(table.rows).toHaveLength(50_000)
})
