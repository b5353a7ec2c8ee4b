import type { PersonInput } from '../show/rule.ts'
import { listedCode } from '../show/scannedCode.ts'
import { type Field, FIELDS, partOf } from './headings.ts'
import { aside } from './aside.ts'
import { doublesOf, type Double, namesakes } from './doubles.ts'
import { derivedCode, emailOf, exponent, miscounted, ofMainland, phoneOf } from './identity.ts'
import type { Value } from './decided.ts'
import { Judge } from './judge.ts'
import { rowKey, type Mapping } from './mapping.ts'
import { personName } from './personName.ts'
import type { Problem, ProblemCode } from './problems.ts'
import { rowNumber, type Table } from './table.ts'
import { clean, cutTo, fits } from './text.ts'
import { tagsOf, weightOf } from './values.ts'

/** The longest a person's texts may be, in code points. */
const MOST = { name: 200, code: 64, group: 80, background: 80 }

/** Somebody on an imported list. */
export interface Incoming extends PersonInput {
  row: number
  /** The list has no ticket code for them: theirs follows from phone, e-mail or name. */
  derived: boolean
}

/** Somebody on a list who does not take part, or not yet, and the status that says so. */
export interface Away {
  person: Incoming
  status: string
}

export interface Listed {
  people: Incoming[]
  away: Away[]
  problems: Problem[]
  /** Every value of the columns of status and check-in. */
  values: Value[]
  /** Those who are on the list under several codes. */
  doubles: Double[]
  /** What the list says something about; the rest of a known person stays as it is. */
  fields: Field[]
}

/** The people of a table, each once. Nothing is lost in silence: who is left out, and what is left off, stands in `problems`. */
export function people(table: Table, mapping: Mapping): Listed {
  const problems: Problem[] = []
  const rows = new Rows(table, mapping, problems)
  const stand = rows.ofPeople()
  const judge = new Judge(
    table,
    stand.map((at) => table.rows[at]!),
    mapping,
  )
  const read: Incoming[] = []
  const away: Away[] = []
  for (const at of stand) {
    const { means, cell } = judge.going(table.rows[at]!)
    const person = rows.person(at, means === 'in')
    if (!person) continue
    if (mapping.checkedIn) person.checkedIn = judge.cameIn(table.rows[at]!)
    if (means === 'in') {
      read.push(person)
      continue
    }
    away.push({ person, status: cell })
    const code = means === 'out' ? 'not-going' : (means ?? 'undecided')
    rows.note(at, code, { name: person.name, status: cell })
  }
  const listed = ownCodes(once(identified(read), problems))
  problems.push(...namesakes(listed))
  problems.sort((a, b) => a.row - b.row)
  identified(away.map(({ person }) => person))
  return {
    people: listed,
    away,
    problems,
    values: judge.values(),
    doubles: doublesOf(listed),
    fields: FIELDS.filter((field) => mapping[field]),
  }
}

/** Reads the rows of a table into people, and notes what is wrong with them. */
class Rows {
  private readonly table: Table
  private readonly mapping: Mapping
  private readonly problems: Problem[]
  private readonly cut: boolean
  private readonly mainland: boolean

  constructor(table: Table, mapping: Mapping, problems: Problem[]) {
    this.table = table
    this.mapping = mapping
    this.problems = problems
    this.cut = cutShort(table.rows.map((row) => row[mapping.code?.[0] ?? -1] ?? ''))
    this.mainland = ofMainland(table.rows.flatMap((_, at) => phoneOf(this.cell(at, 'phone')) || []))
  }

  note(at: number, code: ProblemCode, params: Problem['with'] = {}): null {
    const sheet = this.sheet(at)
    this.problems.push({ row: rowNumber(this.table, at), ...(sheet && { sheet }), code, with: params })
    return null
  }

  /** The sheet that a row is of; '' where one is taken. */
  private sheet(at: number): string {
    const { rows, sheetColumn } = this.table
    return sheetColumn === undefined ? '' : rows[at]![sheetColumn]!
  }

  /** Indexes of the rows that stand for somebody. */
  ofPeople(): number[] {
    const { table, mapping } = this
    const heading = this.name(table.header)
    const hidden = new Set(mapping.hidden ? [] : table.hidden)
    const skipped = new Set(mapping.skipped?.map(rowKey))
    const keyOf = (at: number, name: string) =>
      rowKey({ row: rowNumber(table, at), sheet: this.sheet(at), name })
    return table.rows.flatMap((row, at) => {
      if (row.every((cell, column) => cell.trim() === '' || column === table.sheetColumn)) return []
      const name = this.name(row)
      const reachable = this.cell(at, 'phone') !== '' || this.cell(at, 'email') !== ''
      if (aside(row, name, reachable))
        this.note(at, 'no-person', { text: row.map(clean).filter(Boolean).join(' ').slice(0, 100) })
      else if (name === '') this.note(at, 'no-name')
      else if (name === heading) this.note(at, 'header-again')
      else if (hidden.has(at)) this.note(at, 'row-hidden', { name })
      else if (skipped.has(keyOf(at, name))) this.note(at, 'row-skipped', { name })
      else return [at]
      return []
    })
  }

  /** The person of a row, as yet without a code where the list has none; null if the row is left out. Small faults are noted only of those who take part. */
  person(at: number, notes: boolean): Incoming | null {
    const row = this.table.rows[at]!
    const note = (code: ProblemCode, params: Problem['with'] = {}) =>
      notes ? this.note(at, code, params) : null
    const [name, group, said] = [this.name(row), this.cell(at, 'group'), this.cell(at, 'code')]
    const code = codeOf(listedCode(said), this.cut)
    if (!fits(name, MOST.name)) return this.note(at, 'name-too-long', { most: MOST.name })
    if (!fits(group, MOST.group)) return this.note(at, 'group-too-long', { name, most: MOST.group })
    if (code && !fits(code, MOST.code)) return this.note(at, 'code-too-long', { name, most: MOST.code })
    if (code === null) note('code-lost', { name, value: said })
    const weight = weightOf(this.cell(at, 'weight'))
    if (weight === null) note('weight-invalid', { name, value: this.cell(at, 'weight').slice(0, 50) })
    const tags = tagsOf((this.mapping.tags ?? []).map((column) => clean(row[column] ?? '')))
    if (tags.cut) note('tags-cut', { name })
    const background = cutTo(this.cell(at, 'background'), MOST.background)
    if (background !== this.cell(at, 'background')) note('background-cut', { name, most: MOST.background })
    const others = this.table.company?.get(at)
    if (others) note('brings-others', { name, said: others })
    const [phone, email] = [this.phone(at), emailOf(this.cell(at, 'email'))]
    if (phone === null) note('phone-invalid', { name })
    if (email === null) note('email-invalid', { name })
    return {
      row: rowNumber(this.table, at),
      derived: !code,
      code: code ?? '',
      name,
      group,
      background,
      tags: tags.kept,
      weight: weight ?? 1,
      phone: phone ?? '',
      email: email ?? '',
      ...this.further(at, code ?? ''),
    }
  }

  /** As `phoneOf`; null too where the list's other numbers show that a digit is missing, or one too many. */
  private phone(at: number): string | null {
    const phone = phoneOf(this.cell(at, 'phone'))
    return phone && this.mainland && miscounted(phone) ? null : phone
  }

  /** The further codes of a row. */
  private further(at: number, code: string): { also?: string[] } {
    const row = this.table.rows[at]!
    const said = (this.mapping.also ?? []).map((column) =>
      codeOf(listedCode(clean(row[column] ?? '')), false),
    )
    const also = [...new Set(said)].filter(
      (each): each is string => !!each && each !== code && fits(each, MOST.code),
    )
    return also.length > 0 ? { also } : {}
  }

  private cell(at: number, field: Field): string {
    return clean(this.table.rows[at]![this.mapping[field]?.[0] ?? -1] ?? '')
  }

  /** The name from its column or columns: a Chinese one without a space and the family name first, others as they stand. */
  private name(row: string[]): string {
    const columns = this.mapping.name ?? []
    if (columns.length < 2) return personName(row[columns[0] ?? -1] ?? '')
    const said = columns.map((at) => clean(row[at] ?? '')).filter((part) => part !== '')
    if (!said.every((part) => /^\p{Script=Han}+$/u.test(part))) return said.join(' ')
    const givenFirst = partOf(this.table.header[columns[0]!] ?? '') === 'first'
    return (givenFirst ? said.toReversed() : said).join('')
  }
}

/** Whether a column's long numbers have all lost their end: a spreadsheet keeps 15 digits and writes zeros behind them. */
function cutShort(codes: string[]): boolean {
  const long = codes.filter((code) => /^\d{16,}$/.test(code.trim()))
  return long.length > 1 && long.every((code) => /^\d{15}0+$/.test(code.trim()))
}

/** A ticket code; '' if there is none, null if a spreadsheet has thrown its last digits away: it shows 1.2E+17, or zeros. */
function codeOf(text: string, cut: boolean): string | null {
  const code = text.normalize('NFKC')
  return exponent(code) || (cut && /^\d{16,}$/.test(code)) ? null : code
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

/** The people with those of their further codes that nobody else on the list has. */
function ownCodes(people: Incoming[]): Incoming[] {
  if (people.every(({ also }) => !also)) return people
  const owners = new Map<string, number>()
  for (const { code, also = [] } of people)
    for (const own of [code, ...also]) owners.set(own, (owners.get(own) ?? 0) + 1)
  return people.map(({ also, ...person }) => {
    const own = also?.filter((code) => owners.get(code) === 1) ?? []
    return own.length > 0 ? { ...person, also: own } : person
  })
}
