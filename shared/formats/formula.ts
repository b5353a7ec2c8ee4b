/** The start of a text that a spreadsheet could run as a formula or command, also after spaces or in full-width characters. */
const FORMULA = /^[\s\u3000\u200b\ufeff]*[=+\-@|＝＋－﹣﹢＠\t\r\n\0]/u

/** A cell for CSV: an apostrophe is put before text that looks like a formula, so that it stays text. */
export const withoutFormula = <C>(cell: C): C | string =>
  typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell

const quoted = (cell: string | number) => `"${String(withoutFormula(cell)).replaceAll('"', '""')}"`

/** Rows as CSV: RFC 4180, with a byte order mark, by which Excel knows the encoding. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return '\ufeff' + rows.map((row) => row.map(quoted).join(',') + '\r\n').join('')
}
