import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { exportsFor } from '../../shared/exports.ts'
import { difference } from '../../shared/formats/difference.ts'
import { readTable } from '../../shared/formats/index.ts'
import { guess } from '../../shared/formats/mapping.ts'
import { people } from '../../shared/formats/people.ts'
import { LANGUAGE_IDS, type Language } from '../../shared/show/languages.ts'
import type { State } from '../../shared/show/state.ts'
import { clean } from '../../shared/show/texts.ts'
import { takesPart } from '../../shared/show/pool.ts'
import { emptyState } from '../../shared/show/state.ts'
import { emptyLog, addToLog } from '../../shared/show/claimLog.ts'
import { EXPORTS } from '../../server/exports/index.ts'
import { wordsOf } from '../../server/exports/words.ts'
import { withoutFormula } from '../../shared/formats/formula.ts'
import { drawnShow, HOSTILE } from '../support/exportScenario.ts'

const evening = drawnShow()
const rehearsal = drawnShow(true)
const log = emptyLog()
addToLog(log, evening.facts)
const linkOf = (person: string) => `https://hall.example/t/#${person}`
const byName = (name: string) => EXPORTS.find((each) => each.name === name)!

/** A cell as a spreadsheet shows it: a moment stays a date in the file. */
const textOf = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 19).replace('T', ' ') : String(cell ?? '')

/** The sheets of a file as text, with what its cells are. */
async function sheetsOf(name: string, state: State, language: Language) {
  const bytes = await byName(name).make({ state, log, linkOf }, language)
  if (name.endsWith('.csv')) {
    expect(Buffer.from(bytes).subarray(0, 3).toString('hex')).toBe('efbbbf')
    const rows = parseCsv(new TextDecoder().decode(bytes), { delimiter: ',' }) as string[][]
    return [{ name: 'csv', rows, formulas: 0 }]
  }
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  return sheets.map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows.map((row) => row.map(textOf)),
    formulas: [...(sheet.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined).length,
  }))
}

test('every export stands in the file of its name', () => {
  const files = Object.keys(import.meta.glob('../../server/exports/*.ts')).map((path) =>
    path.split('/').at(-1)!,
  )
  const names = new Set(EXPORTS.map(({ name }) => name.split('.')[0]))
  for (const name of names) expect(files).toContain(`${name}.ts`)
})

test('a page lists what its role may have, and nothing else', async () => {
  for (const role of ['host', 'desk', 'hall'] as const) {
    for (const { name, ending, href } of exportsFor(role, 'e', 'en')) {
      expect(byName(`${name}.${ending}`).roles).toContain(role)
      expect(href).toBe(`/api/events/e/exports/${name}.${ending}?role=${role}&lang=en`)
    }
  }
  expect(exportsFor('host', 'e', 'en')).toHaveLength(EXPORTS.length)
  expect(exportsFor('hall', 'e', 'en')).toEqual([])
})

describe.each(EXPORTS.map((each) => each.name))('%s', (name) => {
  test.each(LANGUAGE_IDS)('opens, and every row has a cell for every heading (%s)', async (language) => {
    for (const sheet of await sheetsOf(name, evening.state, language)) {
      const [header, ...rows] = sheet.rows
      expect(header!.every((heading) => heading !== '')).toBe(true)
      expect(new Set(header).size).toBe(header!.length)
      expect(rows.every((row) => row.length === header!.length)).toBe(true)
    }
  })

  test('holds no formula, whatever names and notes are', async () => {
    for (const sheet of await sheetsOf(name, evening.state, 'en')) {
      expect(sheet.formulas).toBe(0)
      if (name.endsWith('.csv')) {
        expect(sheet.rows.flat().filter((cell) => /^[\s\u3000]*[=+\-@|＝＋－＠]/.test(cell))).toEqual([])
      }
    }
  })

  test('shows nothing of a winner before the reveal is over', async () => {
    const winner = evening.state.people.find((person) => person.entry === evening.hidden)!
    const before = await sheetsOf(name, evening.state, 'en')
    const rows = before.flatMap((sheet) => sheet.rows)
    const told = rows.filter((row) => row.includes('秘密') && row.some((cell) => cell.endsWith(winner.name)))
    expect(told).toEqual([])
    const stock = rows.filter((row) => row.includes('秘密') && row.includes('99'))
    for (const row of stock) expect(row).not.toContain('2')
  })

  test.each(LANGUAGE_IDS)('of a rehearsal says so in its name and in every row (%s)', async (language) => {
    const word = wordsOf(language)('rehearsal')
    expect(byName(name).fileName(rehearsal, language)).toContain(word)
    expect(byName(name).fileName(evening, language)).not.toContain(word)
    for (const sheet of await sheetsOf(name, rehearsal.state, language)) {
      expect(sheet.rows.every((row) => row[0]!.startsWith(word))).toBe(true)
    }
  })

  test('of an event without anything is a header alone', async () => {
    const summary = wordsOf('en')('sheet.summary')
    for (const sheet of await sheetsOf(name, emptyState('e'), 'en'))
      if (sheet.name !== summary) expect(sheet.rows).toHaveLength(1)
  })

  test('has a file name that every system takes', () => {
    expect(byName(name).fileName(evening, 'zh-CN')).toMatch(/^[^\\/:*?"<>|]+\.(csv|xlsx)$/)
    expect(byName(name).fileName({ state: { ...evening.state, date: '2026-11-27' } }, 'zh-CN')).toContain(
      '2026-11-27',
    )
  })
})

test.each(['winners.csv', 'winners.xlsx'])(
  '%s gives prize, sponsor, claim, by whom and when for everybody who holds an award',
  async (name) => {
    const [sheet] = await sheetsOf(name, evening.state, 'en')
    const [header, ...rows] = sheet!.rows
    const cell = (row: string[], heading: string) => row[header!.indexOf(heading)]!.replace(/^'/, '')
    const shown = evening.state.awards.filter(
      (award) => award.status !== 'voided' && award.entry !== evening.hidden,
    )
    expect(rows).toHaveLength(shown.length)
    const handed = rows.find((row) => cell(row, 'Claim') === 'Handed over')!
    expect(cell(handed, 'Prize')).toBe('-耳机')
    expect(cell(handed, 'Sponsor')).toBe('=砚北')
    expect(cell(handed, 'Settled by')).toBe('Host')
    expect(cell(handed, 'Settled at')).toMatch(/^2026-05-2\d \d\d:\d\d:\d\d$/)
    expect(HOSTILE.map(clean)).toContain(cell(handed, 'Name'))
    const table = rows.find((row) => cell(row, 'Prize') === '一桌茶')!
    expect(cell(table, 'Name')).toMatch(/^\d 桌$/)
  },
)

test('the reconciliation adds up for every prize and sponsor, and lists what was voided', async () => {
  const [, winners, prizes, sponsors, voided] = await sheetsOf('reconciliation.xlsx', evening.state, 'en')
  for (const { rows } of [prizes!, sponsors!]) {
    const [header, ...parts] = rows
    const from = header!.indexOf('Donated')
    for (const part of parts) {
      const [donated, ...rest] = part.slice(from, from + 6).map(Number)
      expect(rest.reduce((sum, n) => sum + n)).toBe(donated)
      expect(part[from + 6]).toBe('yes')
    }
  }
  const gone = evening.state.awards.filter((award) => award.status === 'voided')
  expect(gone.length).toBeGreaterThan(0)
  expect(voided!.rows).toHaveLength(1 + gone.length)
  expect(winners!.rows.length).toBeGreaterThan(1)
})

test.each(LANGUAGE_IDS)('people.xlsx, imported again, changes nothing (%s)', async (language) => {
  const bytes = await byName('people.xlsx').make({ state: evening.state, log, linkOf }, language)
  const table = await readTable({ name: 'people.xlsx', bytes })
  const listed = people(table, guess(table))
  expect(listed.problems).toEqual([])
  expect(listed.fields).toEqual([
    'code',
    'name',
    'group',
    'background',
    'tags',
    'weight',
    'phone',
    'email',
    'checkedIn',
  ])
  expect(difference(evening.state.people, listed.people, listed.fields)).toMatchObject({
    added: [],
    changed: [],
    same: evening.state.people.length,
    missing: [],
  })
})

/** The codes and delivery details of those who have any; null where there is no such column. */
async function detailsOf(state: State): Promise<string[][] | null> {
  const { rows } = (await sheetsOf('people.xlsx', state, 'en'))[0]!
  const at = rows[0]!.indexOf('Delivery details')
  return at < 0 ? null : rows.slice(1).flatMap((row) => (row[at] ? [[row[0]!, row[at]]] : []))
}

test('people.xlsx has what winners handed in where the event asks for it, each text once, and no such column elsewhere', async () => {
  const { entry } = evening.state.awards.find(({ status }) => status !== 'voided')!
  const state: State = {
    ...evening.state,
    awards: evening.state.awards.map((award) =>
      award.entry === entry ? { ...award, details: '=Elm Road 1' } : award,
    ),
  }
  const winner = state.people.find((person) => person.entry === entry)!
  expect(await detailsOf(state)).toEqual([[winner.code, '=Elm Road 1']])
  expect(await detailsOf(evening.state)).toBeNull()
  const asking = { ...evening.state, settings: { ...evening.state.settings, details: true } }
  expect(await detailsOf(asking as State)).toEqual([])
})

test('people.xlsx says that those take part whose tickets say so: no staff, and of a roll of those here nobody else', async () => {
  const [, away] = evening.state.people
  const state: State = {
    ...evening.state,
    people: evening.state.people.map(({ stays: _stays, ...person }) => ({
      ...person,
      checkedIn: person.id !== away!.id,
    })),
    settings: { ...evening.state.settings, roll: 'checked-in' },
  }
  const { rows } = (await sheetsOf('people.xlsx', state, 'en'))[0]!
  const taking = rows[0]!.indexOf('Takes part')
  const said = new Map(rows.slice(1).map((row) => [row[0], row[taking]]))
  expect(said).toEqual(
    new Map(state.people.map((person) => [person.code, takesPart(person, state) ? 'yes' : 'no'])),
  )
  const staff = state.people.find(({ tags }) => tags.includes('工作人员'))!
  expect([said.get(staff.code), said.get(away!.code)]).toEqual(['no', 'no'])
  expect([...said.values()]).toContain('yes')
})

test.each(['=1', '+1', '-1', '@a', '|a', '\t=1', '\r1', ' =1', '\u3000＝1', '＋1'])(
  '%j is led by an apostrophe',
  (text) => {
    expect(withoutFormula(text)).toBe(`'${text}`)
  },
)

test.each(['王小明', 'a=b', '1-2', '', "'quoted'", 12, -3, null])('%j stays as it is', (cell) => {
  expect(withoutFormula(cell)).toBe(cell)
})
