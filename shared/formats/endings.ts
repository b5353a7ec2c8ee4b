/** The endings of the files that each format reads, by its name; none where its texts are pasted or stand in another's files. */
export const ENDINGS = {
  workbook: ['.xlsx', '.xlsm', '.xlsb', '.xls', '.et', '.ods', '.fods', '.numbers', '.xml', '.htm', '.html'],
  ranges: [],
  solitaire: [],
  csv: ['.csv', '.tsv', '.txt'],
} as const satisfies Record<string, readonly string[]>

export type FormatName = keyof typeof ENDINGS

/** All of them, as a file input accepts them. */
export const ACCEPT = Object.values(ENDINGS).flat().join(',')
