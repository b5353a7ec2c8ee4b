import { type HeadingWords, PEOPLE } from './headings.ts'
import { stack } from './stack.ts'
import { ALL_SHEETS, type SheetInfo, type Table } from './table.ts'
import { tabulate } from './tabulate.ts'
import { Unreadable } from './unreadable.ts'

/** A sheet of a workbook as text. */
export interface Sheet {
  name: string
  /** The sheet itself is hidden. */
  hidden: boolean
  rows: string[][]
  /** Indexes of the rows that it hides. */
  hiddenRows: ReadonlySet<number>
}

interface Read extends SheetInfo {
  table: Table | Unreadable
}

/** The table of the sheet that is asked for, else of the one that looks most like a list with such headings. */
export function tableOf(sheets: Sheet[], asked?: string, headings: HeadingWords = PEOPLE): Table {
  const read = sheets.flatMap((sheet) => readSheet(sheet, headings))
  if (read.length === 0) throw new Unreadable('file-empty')
  const infos = read.map(({ name, rows, people, hidden }) => ({ name, rows, people, hidden }))
  if (asked === ALL_SHEETS) return { ...together(read), sheets: infos, sheet: ALL_SHEETS }
  const chosen = asked === undefined ? likeliest(read, headings) : read.find(({ name }) => name === asked)
  if (!chosen) throw new Unreadable('mapping-invalid', { field: 'sheet' })
  return { ...readable(chosen), sheets: infos, sheet: chosen.name }
}

function readSheet({ name, hidden, rows, hiddenRows }: Sheet, headings: HeadingWords): Read[] {
  try {
    const table = tabulate(rows, hiddenRows, headings)
    return [{ name, hidden, rows: table.rows.length, people: table.header.some(headings.needed), table }]
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    // Another sheet may do; this one is refused if it is the one.
    return error.code === 'file-empty'
      ? []
      : [{ name, hidden, rows: rows.length, people: false, table: error }]
  }
}

function readable({ table }: Read): Table {
  if (table instanceof Unreadable) throw table
  return table
}

function likeliest(read: Read[], headings: HeadingWords): Read {
  const shown = read.filter(({ hidden }) => !hidden)
  const known = ({ table }: Read) => !(table instanceof Unreadable) && table.header.some(headings.known)
  return shown.find(({ people }) => people) ?? shown.find(known) ?? shown[0] ?? read[0]!
}

/** The sheets that hold people one below the other, with a last column of the sheets' names. */
function together(read: Read[]): Table {
  const shown = read.filter(({ hidden }) => !hidden)
  const people = shown.filter((each) => each.people)
  const taken = people.length > 0 ? people : shown.length > 0 ? shown : read
  const column = '\u0000sheet'
  const table = stack(
    taken.map((each) => {
      const { header, rows, ...rest } = readable(each)
      return {
        ...rest,
        header: [...header, column],
        rows: rows.map((row) =>
          row.some((cell) => cell.trim() !== '') ? [...header.map((_, i) => row[i] ?? ''), each.name] : [],
        ),
      }
    }),
  )
  const sheetColumn = table.header.indexOf(column)
  return { ...table, header: table.header.with(sheetColumn, ''), sheetColumn }
}
