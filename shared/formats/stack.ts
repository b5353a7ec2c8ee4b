import { namesPeople, plain } from './headings.ts'
import { rowNumber, type Table } from './table.ts'

/** Tables one below the other, their columns brought together by what they are called, else by where they stand. */
export function stack(tables: Table[]): Table {
  const [base, ...others] = tables as [Table, ...Table[]]
  const header = [...base.header]
  const rows = [...base.rows]
  const numbers = base.rows.map((_, i) => rowNumber(base, i))
  const hidden = [...(base.hidden ?? [])]
  for (const table of others) {
    const columns = aligned(header, table.header)
    const unseen = new Set(table.hidden)
    for (const [i, row] of table.rows.entries()) {
      if (row.every((cell) => cell.trim() === '')) continue
      if (unseen.has(i)) hidden.push(rows.length)
      const placed: string[] = Array.from({ length: header.length }, () => '')
      for (const [at, cell] of row.entries()) placed[columns[at]!] = cell
      rows.push(placed)
      numbers.push(rowNumber(table, i))
    }
  }
  return { header, rows, first: base.first, numbers, ...(hidden.length > 0 && { hidden }) }
}

/** Where each of the columns goes; `header` grows by those that it does not have. */
function aligned(header: string[], columns: string[]): number[] {
  const taken = new Set<number>()
  return columns.map((heading, at) => {
    const word = plain(heading)
    const same = header.findIndex(
      (each, i) => !taken.has(i) && (word === '' ? i === at : plain(each) === word),
    )
    const place = same < 0 ? header.push(heading) - 1 : same
    taken.add(place)
    return place
  })
}

/** A table whose header names people's names twice is two that stand side by side; they are put one below the other. */
export function sideBySide(table: Table): Table {
  const starts = blocks(table.header)
  if (starts.length < 2) return table
  const parts = starts.map((from, i) =>
    columnsOf(table, i === 0 ? 0 : from, starts[i + 1] ?? table.header.length),
  )
  return stack(parts)
}

/** The columns at which the blocks begin: behind a blank column, else as far before the name as in the first block. */
function blocks(header: string[]): number[] {
  const first = header.findIndex(namesPeople)
  if (first < 0) return []
  const names = header.flatMap((heading, at) => (plain(heading) === plain(header[first]!) ? [at] : []))
  const begin = header.lastIndexOf('', first) + 1
  return names.map((at, i) => {
    const gap = i === 0 ? -1 : header.lastIndexOf('', at)
    return gap > (names[i - 1] ?? -1) ? gap + 1 : at - (first - begin)
  })
}

function columnsOf(table: Table, from: number, to: number): Table {
  return {
    ...table,
    header: table.header.slice(from, to),
    rows: table.rows.map((row) => row.slice(from, to)),
  }
}
