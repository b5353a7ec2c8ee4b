import { fits } from './text.ts'

const NOT_GOING =
  /declin|cancel|refund|reject|wait\s?-?list|pending|^invited$|not[ _]attending|not[ _]going|deleted|transferred|未通过|不通过|拒绝|取消|退票|退款|候补|待审|审核中|失效|作废|未支付|待支付|未报名/i

/** Whether a registration's status says that the person is not coming after all, or not yet allowed to. */
export const notGoing = (status: string): boolean => NOT_GOING.test(status)

const CAME =
  /^(yes|y|true|1|ok|in|是|有|到|√|✓|✔|☑|check(ed)?[ _-]?in|attended|present|arrived|used|scanned)$/i

/** Whether a cell of a check-in column says that somebody has come: a yes, a state such as 已签到, or the time. */
export function checkedIn(cell: string): boolean {
  if (cell === '' || /^(未|没|不|否|无)/.test(cell)) return false
  return (
    CAME.test(cell) ||
    /^(已|现场)?(签到|到场|入场|验票|检票|核销|出席)/.test(cell) ||
    cell.startsWith('已') ||
    /^\d{2,4}[-/.年]\d{1,2}/.test(cell)
  )
}

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
