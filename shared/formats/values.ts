import { fits } from './text.ts'

const MOST_TAGS = 20
const TAG_LENGTH = 40

/** The tags in some cells, each once; `cut` if some are too many or too long to keep. */
export function tagsOf(cells: string[]): { kept: string[]; cut: boolean } {
  if (cells.every((cell) => cell === '')) return { kept: [], cut: false }
  const tags = [
    ...new Set(cells.flatMap((cell) => cell.split(/\s*[,，;；、|\n]\s*/)).filter((tag) => tag !== '')),
  ]
  const kept = tags.filter((tag) => fits(tag, TAG_LENGTH)).slice(0, MOST_TAGS)
  return { kept, cut: kept.length < tags.length }
}

/** A weight, 1 to 10000; 1 if the cell is blank, null if it is none. */
export function weightOf(cell: string): number | null {
  if (cell === '') return 1
  const weight = Number(cell.normalize('NFKC').replace(/[,\s]/g, ''))
  return Number.isInteger(weight) && weight >= 1 && weight <= 10_000 ? weight : null
}
