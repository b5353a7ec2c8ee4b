import type { PersonInput } from '../show/rule.ts'
import { type Field, FIELDS, partOf } from './headings.ts'
import { derivedCode, emailOf, exponent, phoneOf } from './identity.ts'
import type { Mapping } from './mapping.ts'
import type { Table } from './table.ts'
import { clean, fits } from './text.ts'
import { checkedIn, notGoing, tagsOf, weightOf } from './values.ts'

/** The longest a person's texts may be, in code points. */
const MOST = { name: 200, code: 64, group: 80 }

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
  with: Record<string, string | number>
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
  const reader = new RowReader(table, mapping)
  const read = table.rows.flatMap((row, i) => {
    const person = row.some((cell) => cell.trim() !== '') ? reader.person(row, table.first + i) : null
    return person ? [person] : []
  })
  const { problems } = reader
  const listed = once(identified(read), problems)
  problems.sort((a, b) => a.row - b.row)
  return { people: listed, problems, fields: FIELDS.filter((field) => mapping[field]) }
}

/** Reads one row after the other into people, and notes what is wrong with them. */
class RowReader {
  readonly problems: Problem[] = []
  private readonly table: Table
  private readonly mapping: Mapping
  private readonly heading: string

  constructor(table: Table, mapping: Mapping) {
    this.table = table
    this.mapping = mapping
    this.heading = this.name(table.header)
  }

  /** The person of a row, as yet without a code where the list has none; null if the row is left out. */
  person(row: string[], number: number): Incoming | null {
    const cell = (field: Field) => clean(row[this.mapping[field]?.[0] ?? -1] ?? '')
    const note = (code: ProblemCode, params: Problem['with'] = {}) => {
      this.problems.push({ row: number, code, with: params })
      return null
    }
    const [name, status, group] = [this.name(row), cell('status'), cell('group')]
    const code = codeOf(cell('code'))
    if (name === '') return note('no-name')
    if (name === this.heading) return note('header-again')
    if (notGoing(status)) return note('not-going', { name, status })
    if (!fits(name, MOST.name)) return note('name-too-long', { most: MOST.name })
    if (!fits(group, MOST.group)) return note('group-too-long', { name, most: MOST.group })
    if (code && !fits(code, MOST.code)) return note('code-too-long', { name, most: MOST.code })
    if (code === null) note('code-lost', { name, value: cell('code') })
    const weight = weightOf(cell('weight'))
    if (weight === null) note('weight-invalid', { name, value: cell('weight').slice(0, 50) })
    const tags = tagsOf((this.mapping.tags ?? []).map((at) => clean(row[at] ?? '')))
    if (tags.cut) note('tags-cut', { name })
    const [phone, email] = [phoneOf(cell('phone')), emailOf(cell('email'))]
    if (phone === null) note('phone-invalid', { name })
    if (email === null) note('email-invalid', { name })
    const person = {
      row: number,
      derived: !code,
      code: code ?? '',
      name,
      group,
      tags: tags.kept,
      weight: weight ?? 1,
      phone: phone ?? '',
      email: email ?? '',
    }
    return this.mapping.checkedIn ? { ...person, checkedIn: checkedIn(cell('checkedIn')) } : person
  }

  /** The name from its column or columns: a Chinese one without a space and the family name first, others as they stand. */
  private name(row: string[]): string {
    const columns = this.mapping.name ?? []
    if (columns.length < 2) return clean(row[columns[0] ?? -1] ?? '')
    const said = columns.map((at) => clean(row[at] ?? '')).filter((part) => part !== '')
    if (!said.every((part) => /^\p{Script=Han}+$/u.test(part))) return said.join(' ')
    const givenFirst = partOf(this.table.header[columns[0]!] ?? '') === 'first'
    return (givenFirst ? said.toReversed() : said).join('')
  }
}

/** A ticket code; '' if there is none, null if a spreadsheet that shows 1.2E+17 has thrown its digits away. */
function codeOf(text: string): string | null {
  const code = text.normalize('NFKC')
  return exponent(code) ? null : code
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
