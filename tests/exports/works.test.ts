import { readXlsx } from 'hucre/xlsx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyLog } from '../../shared/show/claimLog.ts'
import { emptyState, type State, type Work } from '../../shared/show/state.ts'
import { EXPORTS } from '../../server/exports/index.ts'
import { worksPage } from '../../server/exports/worksPage.ts'
import { wordsOf } from '../../server/exports/words.ts'

const PICTURE = 'ab'.repeat(32)
const file = { type: 'image/png', bytes: new Uint8Array([1, 2, 3]) }

const work = (group: string, more: Partial<Work> = {}): Work => ({
  group,
  title: `Made by ${group}`,
  sentence: '',
  link: '',
  picture: '',
  at: 1_790_000_000_000,
  by: 'table',
  clerk: '',
  ...more,
})
const evening = (works: Work[], more: Partial<State> = {}): State => ({
  ...emptyState('e'),
  title: 'Evening',
  works,
  ...more,
})
const pageOf = (state: State): string => worksPage(state, new Map([[PICTURE, file]]), 'en', wordsOf('en'))

/** A text without its tags, as a browser reads it. */
function readAs(html: string): string {
  const marks: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_all, mark: string) => marks[mark]!)
}

test('the page of works lists those that are not hidden in the running order, with pictures in it and nothing from outside', () => {
  const state = evening(
    [
      work('Table 10', { title: 'Ten' }),
      work('Table 2', { title: 'Two', picture: PICTURE, link: 'https://example.org/two?a=1&b=2' }),
      work('Table 3', { title: 'Three', hidden: true }),
    ],
    { rehearsal: true },
  )
  const page = pageOf(state)
  expect(page.indexOf('Two')).toBeLessThan(page.indexOf('Ten'))
  expect(page).not.toContain('Three')
  expect(page).toContain('<img alt="" src="data:image/png;base64,AQID">')
  expect(page).toContain('href="https://example.org/two?a=1&amp;b=2"')
  expect(page).toContain(wordsOf('en')('rehearsal.row'))
  expect(page.match(/(?:src|href)="(?!data:)[^"]*"/g)).toEqual(['href="https://example.org/two?a=1&amp;b=2"'])
  const byHand = evening(state.works!, {
    showcase: { open: false, order: 'hand', groups: ['Table 10', 'Table 2'] },
  })
  expect(pageOf(byHand).indexOf('Ten')).toBeLessThan(pageOf(byHand).indexOf('Two'))
})

test('whatever tables write, the page says it as text and runs nothing', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('<', '>', '"', "'", '&', 'script', ' onerror=', 'a', '字'),
  })
  fc.assert(
    fc.property(nasty, nasty, nasty, (title, sentence, group) => {
      const page = pageOf(evening([work(group, { title, sentence })]))
      const tags = page.slice(page.indexOf('<body>')).match(/<[^>]*>/g)!
      const plain = pageOf(evening([work('A', { title: 'T', sentence: sentence && 'S' })]))
      expect(tags).toEqual(plain.slice(plain.indexOf('<body>')).match(/<[^>]*>/g))
      for (const text of [title, sentence, group]) expect(readAs(page)).toContain(text)
    }),
  )
})

test('the workbook of works says who saved each, which are hidden, and the votes once they are counted', async () => {
  const works = EXPORTS.find(({ name }) => name === 'works.xlsx')!
  const rowsOf = async (state: State): Promise<unknown[][]> => {
    const context = { state, log: emptyLog(), linkOf: () => '' }
    return (await readXlsx(await works.make(context, 'en'))).sheets[0]!.rows.slice(1)
  }
  const state = evening([
    work('Table 2', { title: '=HYPERLINK("x")', hidden: true, by: 'desk', clerk: 'Mei' }),
    work('Table 1', { sentence: 'It sings' }),
  ])
  const [first, second] = await rowsOf(state)
  expect(first!.slice(0, 3)).toEqual(['Table 1', 'Made by Table 1', 'It sings'])
  expect(second!.slice(0, 2)).toEqual(['Table 2', '=HYPERLINK("x")'])
  expect(second!.slice(5, 7)).toEqual(['Mei', wordsOf('en')('yes')])
  const voted = { ...state, vote: { open: false, shown: false, tally: [{ group: 'Table 1', votes: 3 }] } }
  expect((await rowsOf(voted)).map((row) => row[7])).toEqual([3, 0])
})
