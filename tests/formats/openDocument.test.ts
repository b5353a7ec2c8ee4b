import { readFileSync } from 'node:fs'
import { CFB, read, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { readTable } from '../../shared/formats/index.ts'
import { guess } from '../../shared/formats/mapping.ts'
import { hiddenSpans } from '../../shared/formats/openDocument.ts'
import { people } from '../../shared/formats/people.ts'

const written = readFileSync(new URL('../fixtures/lists/42-libreoffice.ods', import.meta.url))

/** The XML with its rows at these places hidden, in the way that is said. */
function hiding(xml: string, hidden: Record<number, 'collapse' | 'filter'>): string {
  let at = -1
  return xml.replaceAll(/<table:table-row(?=[\s>])/g, (row) => {
    const how = hidden[++at]
    return how ? `${row} table:visibility="${how}"` : row
  })
}

const HIDDEN = { 2: 'collapse', 3: 'filter' } as const

/** The spreadsheet as LibreOffice wrote it, with hidden rows. */
function ods(): Uint8Array {
  const archive = CFB.read(written, { type: 'buffer' })
  const entry = CFB.find(archive, '/content.xml')
  entry.content = Buffer.from(hiding(Buffer.from(entry.content).toString(), HIDDEN))
  entry.size = entry.content.length
  return new Uint8Array(CFB.write(archive, { fileType: 'zip', type: 'buffer' }))
}

/** The same as a flat document. */
const fods = () =>
  new TextEncoder().encode(
    hiding(write(read(written), { type: 'string', bookType: 'fods' }) as string, HIDDEN),
  )

test.each([
  ['an archive', ods],
  ['a flat document', fods],
])('rows that OpenDocument hides are named, in %s', async (_, bytes) => {
  const table = await readTable({ name: 'list', bytes: bytes() })
  const list = people(table, guess(table))
  expect(list.people.map(({ name }) => name)).toEqual(['张一鸣', '赵四海'])
  expect(list.problems).toMatchObject([
    { row: 3, code: 'row-hidden', with: { name: '李二喜' } },
    { row: 4, code: 'row-hidden', with: { name: '王三多' } },
  ])
})

test('repeated rows count as often as they stand, and every sheet from its own first row', () => {
  const xml = `<office:spreadsheet><table:table table:name="a>b">
    <table:table-row table:number-rows-repeated="3"/><table:table-row table:number-rows-repeated="2" table:visibility="collapse"/>
    </table:table><table:table table:name="c"><table:table-row table:visibility="visible"/>
    <table:table-row table:visibility='filter'></table:table-row></table:table></office:spreadsheet>`
  expect(hiddenSpans(xml)).toEqual([[{ from: 3, to: 5 }], [{ from: 1, to: 2 }]])
})
