import { utils, write, type BookType } from '@e965/xlsx'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { ENCODINGS, type Encoding } from '../../shared/formats/encodings.ts'
import { readTable } from '../../shared/formats/index.ts'
import { Unreadable } from '../../shared/formats/unreadable.ts'

const header = ['姓名', '票号', '备注']
const ascii = fc.constantFrom('Ann', 'Bob "the" Example', 'a, b; c', '007', '=1+1', 'x\ny')
const chinese = fc.constantFrom('张三', '欧阳修', '王 小明', '第1桌')
const cells = (cell: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })
    .map((rows) => rows.map((row) => [...row]))
const quoted = (rows: string[][]) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')

/** Words that an encoding has. */
const WORDS: Partial<Record<Encoding, string[]>> = {
  'windows-1252': ['Seán', 'Šárka', 'O’Brien'],
  shift_jis: ['山田 太郎', 'さくら', 'カナ'],
  'euc-kr': ['김민준', '이서연'],
  big5: ['陳大文', '歐陽修'],
}
const LATIN = ['name', 'code', 'note']

test.each(ENCODINGS)('any table written as CSV in %s comes back as it was', async (encoding) => {
  const words = WORDS[encoding]
  const first = words ? LATIN : header
  await fc.assert(
    fc.asyncProperty(cells(fc.oneof(ascii, words ? fc.constantFrom(...words) : chinese)), async (rows) => {
      const bytes = new Uint8Array(iconv.encode(quoted([first, ...rows]), encoding))
      const table = await readTable({ name: 'list.csv', bytes }, { encoding })
      expect(table).toMatchObject({ header: first, rows, encoding })
    }),
    { numRuns: 50 },
  )
})

test.each(['xlsx', 'ods', 'xlsb', 'xls', 'fods', 'xlml'] satisfies BookType[])(
  'any table written as %s comes back as it was',
  async (bookType) => {
    await fc.assert(
      fc.asyncProperty(cells(fc.oneof(ascii, chinese)), async (rows) => {
        const plain = rows.map((row) => row.map((cell) => cell.replaceAll('\n', ' ')))
        const book = utils.book_new(utils.aoa_to_sheet([header, ...plain]), '名单')
        const bytes = new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer)
        const table = await readTable({ name: 'list', bytes })
        expect(table.header).toEqual(header)
        expect(table.rows).toEqual(plain)
      }),
      { numRuns: 25 },
    )
  },
)

test.each([
  ['a million columns', 'a,'.repeat(1_000_000), 'line-too-long'],
  ['a line of 19 MB', 'x'.repeat(19_000_000), 'line-too-long'],
  ['seventeen thousand columns', `name\n${','.repeat(17_000)}a`, 'too-many-columns'],
  [
    'a thousand and one columns',
    Array.from({ length: 1_001 }, (_, i) => `c${i}`).join(',') + '\nx',
    'too-many-columns',
  ],
])('%s: refused', async (_, text, code) => {
  const bytes = new TextEncoder().encode(text)
  const refused = await readTable({ name: '', bytes }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Unreadable)
  expect((refused as Unreadable).code).toBe(code)
})
