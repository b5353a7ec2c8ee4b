import type { PersonInput } from '../show/rule.ts'
import { type Field, FIELDS, partOf } from './headings.ts'
import { derivedCode, emailOf, phoneOf } from './identity.ts'
import type { Mapping } from './mapping.ts'
import type { Table } from './table.ts'
import { clean, fits } from './text.ts'
import { checkedIn, notGoing, tagsOf, weightOf } from './values.ts'

export const NAME_LENGTH = 200

/** What may be wrong with a row; each is the key of its translation. Of those that are fatal, the row is left out. */
export const PROBLEMS = {
  'no-name': true,
  'name-too-long': true,
  'code-too-long': true,
  'group-too-long': true,
  'duplicate-code': true,
  'duplicate-person': true,
  'header-again': true,
  'not-going': true,
  'weight-invalid': false,
  'phone-invalid': false,
  'email-invalid': false,
  'code-lost': false,
  'tags-cut': false,
  'known-as': false,
} as const
export type ProblemCode = keyof typeof PROBLEMS

export interface Problem {
  /** As the file's user counts, from 1. */
  row: number
  code: ProblemCode
  with?: Record<string, string | number>
}

/** Somebody on an imported list. */
export interface Incoming extends PersonInput {
  row: number
  /** The list has no ticket code for them: theirs follows from phone, e-mail or name. */
  derived: boolean
}

export interface Listed {
  people: Incoming[]
  problems: Problem[]
  /** What the list says something about; the rest of a known person stays as it is. */
  fields: Field[]
}

/** The people of a table, each once. Nothing is lost in silence: who is left out, and what is left off, stands in `problems`. */
export function people(table: Table, mapping: Mapping): Listed {
  const problems: Problem[] = []
  const read = table.rows.flatMap((row, i) => {
    const number = table.first + i
    const report = (code: ProblemCode, params?: Problem['with']) =>
      void problems.push(params ? { row: number, code, with: params } : { row: number, code })
    const person = row.some((cell) => cell.trim() !== '') ? personOf(table, mapping, row, report) : null
    return person ? [{ ...person, row: number, derived: person.code === '' }] : []
  })
  const listed = once(identified(read), problems)
  problems.sort((a, b) => a.row - b.row)
  return { people: listed, problems, fields: FIELDS.filter((field) => mapping[field]) }
}

type Report = (code: ProblemCode, params?: Problem['with']) => void

function personOf(table: Table, mapping: Mapping, row: string[], report: Report): PersonInput | null {
  const cell = (field: Field) => clean(row[mapping[field]?.[0] ?? -1] ?? '')
  const name = nameOf(table, mapping, row)
  if (name === '') return (report('no-name'), null)
  if (name === nameOf(table, mapping, table.header) && name !== '') return (report('header-again'), null)
  if (!fits(name, NAME_LENGTH)) return (report('name-too-long', { most: NAME_LENGTH }), null)
  const status = cell('status')
  if (notGoing(status)) return (report('not-going', { name, status }), null)
  const group = cell('group')
  if (!fits(group, NAME_LENGTH)) return (report('group-too-long', { name, most: NAME_LENGTH }), null)
  const code = codeOf(cell('code'), report)
  if (!fits(code, NAME_LENGTH)) return (report('code-too-long', { name, most: NAME_LENGTH }), null)
  const weight = weightOf(cell('weight'))
  if (weight === null) report('weight-invalid', { name, value: cell('weight').slice(0, 50) })
  const tags = tagsOf((mapping.tags ?? []).map((at) => clean(row[at] ?? '')))
  if (tags.cut) report('tags-cut', { name })
  const contact = { phone: phoneOf(cell('phone')), email: emailOf(cell('email')) }
  // A spreadsheet that shows 1.38E+10 has thrown the digits away.
  if (exponent(cell('phone'))) contact.phone = ''
  if (contact.phone === '' && cell('phone') !== '') report('phone-invalid', { name })
  if (contact.email === '' && cell('email') !== '') report('email-invalid', { name })
  const came = mapping.checkedIn ? { checkedIn: checkedIn(cell('checkedIn')) } : {}
  return { code, name, group, tags: tags.kept, weight: weight ?? 1, ...contact, ...came }
}

const exponent = (text: string) => /^\d+(\.\d+)?e\+\d+$/i.test(text)

function codeOf(text: string, report: Report): string {
  const code = text.normalize('NFKC')
  if (!exponent(code)) return code
  report('code-lost', { code })
  return ''
}

/** The name from its column or columns: a Chinese one without a space and the family name first, others as they stand. */
function nameOf(table: Table, mapping: Mapping, row: string[]): string {
  const columns = mapping.name ?? []
  const parts = columns.map((at) => clean(row[at] ?? ''))
  if (parts.length < 2) return parts[0] ?? ''
  const said = parts.filter((part) => part !== '')
  if (!said.every((part) => /^\p{Script=Han}+$/u.test(part))) return said.join(' ')
  const givenFirst = partOf(table.header[columns[0]!] ?? '') === 'first'
  return (givenFirst ? said.toReversed() : said).join('')
}

/** Everybody with a code: their own, else one from name and phone or e-mail, else from name, group and which of these they are. */
function identified(read: Incoming[]): Incoming[] {
  const nth = new Map<string, number>()
  for (const person of read) {
    if (!person.derived) continue
    const contact = person.phone || person.email
    if (contact !== '') {
      // Two names under one number are two people.
      person.code = derivedCode('contact', contact, person.name)
      continue
    }
    const key = `${person.name}\n${person.group}`
    nth.set(key, (nth.get(key) ?? 0) + 1)
    person.code = derivedCode('name', person.name, person.group, nth.get(key)!)
  }
  return read
}

/** Of rows with the same code the first. */
function once(read: Incoming[], problems: Problem[]): Incoming[] {
  const seen = new Map<string, number>()
  return read.filter((person) => {
    const first = seen.get(person.code)
    if (first === undefined) {
      seen.set(person.code, person.row)
      return true
    }
    const code = person.derived ? 'duplicate-person' : 'duplicate-code'
    problems.push({ row: person.row, code, with: { name: person.name, code: person.code, first } })
    return false
  })
}
