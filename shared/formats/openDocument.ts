/** Rows from `from` to before `to`, counted from 0. */
export interface RowSpan {
  from: number
  to: number
}

const TABLE_OR_ROW = /<(\/?)(?:[\w-]+:)?(table|table-row)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^>"'])*)>/g
const HIDDEN = /\bvisibility\s*=\s*["'](?:collapse|filter)["']/
const REPEATED = /\bnumber-rows-repeated\s*=\s*["'](\d+)["']/

/**
 * The rows that each sheet of an OpenDocument spreadsheet hides by hand or by a filter (`table:visibility`, OpenDocument 1.3
 * part 3, 19.749), in the order of the sheets; `xml` is its content.xml, or a flat document. The library that reads the
 * cells does not read this.
 */
export function hiddenSpans(xml: string): RowSpan[][] {
  const sheets: RowSpan[][] = []
  let at = 0
  for (const [, closing, tag, attributes = ''] of xml.matchAll(TABLE_OR_ROW)) {
    if (closing) continue
    if (tag === 'table') {
      if (attributes.endsWith('/')) continue
      sheets.push([])
      at = 0
      continue
    }
    const from = at
    at += Number(REPEATED.exec(attributes)?.[1] ?? 1)
    if (HIDDEN.test(attributes)) sheets.at(-1)?.push({ from, to: at })
  }
  return sheets
}
