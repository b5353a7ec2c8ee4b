import { cameIn, checkInOf, isTime } from './cameIn.ts'
import { ANY_TIME, JUDGED, type Judged, type Meaning, type Value } from './decided.ts'
import { meaningOf } from './going.ts'
import type { Mapping } from './mapping.ts'
import type { Table } from './table.ts'
import { clean } from './text.ts'

/** A column's cell as it is counted: times all the same, dashes as blank. */
function keyOf(cell: string): string {
  const text = clean(cell)
  if (/^[-–—/]*$/.test(text) || /^n\/?a$/i.test(text)) return ''
  return text.length < 200 && isTime(text) && cameIn(text) === true ? ANY_TIME : text
}

/** Decides what the cells of the columns of status and of check-in mean: as the host says, else by their words. */
export class Judge {
  private readonly columns = new Map<string, Map<string, Value>>()
  private readonly mapping: Mapping

  /** `rows` are those that stand for people. */
  constructor(table: Table, rows: readonly string[][], mapping: Mapping) {
    this.mapping = mapping
    for (const field of JUDGED) {
      for (const column of mapping[field] ?? []) {
        this.columns.set(`${field} ${column}`, this.valuesOf(field, column, table.header[column] ?? '', rows))
      }
    }
  }

  /** Whether somebody takes part: they do if every column of status says so. The cell is what says otherwise. */
  going(row: readonly string[]): { means: Meaning | null; cell: string } {
    let least: { means: Meaning | null; cell: string } = { means: 'in', cell: '' }
    for (const column of this.mapping.status ?? []) {
      const means = this.means('status', column, row)
      if (ORDER.indexOf(means) < ORDER.indexOf(least.means)) least = { means, cell: clean(row[column] ?? '') }
    }
    return least
  }

  cameIn(row: readonly string[]): boolean {
    return (this.mapping.checkedIn ?? []).some((column) => this.means('checkedIn', column, row) === 'in')
  }

  /** Every value, the most frequent first. */
  values(): Value[] {
    return [...this.columns.values()].flatMap((values) =>
      [...values.values()].toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
    )
  }

  private means(field: Judged, column: number, row: readonly string[]): Meaning | null {
    return this.columns.get(`${field} ${column}`)?.get(keyOf(row[column] ?? ''))?.means ?? null
  }

  private valuesOf(
    field: Judged,
    column: number,
    heading: string,
    rows: readonly string[][],
  ): Map<string, Value> {
    const values = new Map<string, Value>()
    for (const row of rows) {
      const value = keyOf(row[column] ?? '')
      const there = values.get(value)
      if (there) there.count++
      else
        values.set(value, {
          field,
          column,
          value,
          count: 1,
          means: this.meaning(field, column, heading, value),
        })
    }
    const blank = values.get('')
    if (blank) blank.means = field === 'checkedIn' ? 'out' : this.blank(column, heading, values)
    for (const decided of this.mapping.decided ?? []) {
      const value = decided.field === field && decided.column === column && values.get(decided.value)
      if (value) value.means = decided.means
    }
    return values
  }

  private meaning(field: Judged, column: number, heading: string, value: string): Meaning | null {
    if (value === ANY_TIME) return 'in'
    if (field === 'status') {
      // Whether somebody has come yet does not decide whether they may.
      const aboutDoor = this.mapping.checkedIn?.includes(column) && cameIn(value) !== null
      return aboutDoor ? 'in' : meaningOf(value, heading)
    }
    const came = checkInOf(value)
    return came === null ? null : came ? 'in' : 'out'
  }

  /** What no status means: nothing where only who is out is marked, else the host is asked. */
  private blank(column: number, heading: string, values: Map<string, Value>): Meaning | null {
    if (this.mapping.checkedIn?.includes(column)) return 'in'
    if (/rsvp|是否|attending|参加|参会|出席/i.test(heading) && !/取消|退/.test(heading)) return null
    const others = [...values.values()].filter(({ value }) => value !== '')
    return others.every(({ means }) => means === 'out') ? 'in' : null
  }
}

/** From who is out to who takes part. */
const ORDER: (Meaning | null)[] = ['out', null, 'waiting', 'in']
