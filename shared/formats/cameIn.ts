import { meaningOf, plainAnswer, words } from './going.ts'

const CAME = new Set(
  `checked in, check in, checkedin, attended, attending now, present, arrived, used, scanned, redeemed, admitted, entered, here, in, eingecheckt, anwesend, teilgenommen, présent, presente,
  到, 签到, 已签到, 签到成功, 现场签到, 补签, 已补签, 到场, 已到, 已到场, 到了, 来了, 已来, 出席, 已出席, 入场, 已入场, 已进场, 验票, 已验票, 检票, 已检票, 核销, 已核销, 已使用, 已参加, 已参会, 已扫码, 已报到, 报到,
  簽到, 已簽到, 到場, 已到場, 已入場, 已核銷, 已報到,
  報到, 現場報到, 完成報到, 已完成報到, 已到, 已出席, 入場, 驗票, 已驗票, 檢票, 已檢票, 已參加`.split(/,\s+/),
)
const NOT_CAME = new Set(
  `not checked in, not yet checked in, not check in, absent, no show, noshow, excused, not arrived, not attended, not present, not scanned, not used, unused, not redeemed, not yet, checked out,
  nicht eingecheckt, abwesend, 未签到, 未到, 未到场, 没到, 没来, 未来, 未出席, 缺席, 请假, 未入场, 未进场, 未验票, 未检票, 未核销, 未使用, 待使用, 待核销, 待签到, 待入场, 未参加, 未参会, 未报到, 未簽到, 未到場, 未入場,
  未核銷, 未報到, 尚未報到, 未出席, 未驗票, 未檢票, 沒到, 沒來, 請假, 爽约`.split(/,\s+/),
)
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
const DATES = [
  /(?<!\d)(?!0000)\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}/,
  /(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?!0000)(\d{4}|\d{2})(?!\d)/,
  new RegExp(`\\b${MONTH}\\.?\\s+\\d{1,2}(st|nd|rd|th)?,?\\s+\\d{4}`, 'i'),
  new RegExp(`\\b\\d{1,2}\\.?[\\s-]${MONTH}[\\s-]\\d{2,4}`, 'i'),
  /^\d{1,2}月\d{1,2}日/,
  /^\d{1,2}:\d{2}(:\d{2})?(\s?[ap]\.?m\.?)?$/i,
]

/** Whether a cell says when: it is a time, or names one as in “Main door (2026-01-17 18:01:05)”. */
export const isTime = (value: string): boolean => DATES.some((date) => date.test(value.normalize('NFKC')))

/** What a cell of a check-in column says in itself; null if nothing. */
export function cameIn(value: string): boolean | null {
  const said = words(value)
  if (NOT_CAME.has(said)) return false
  if (CAME.has(said)) return true
  const answer = plainAnswer(value)
  if (answer !== null) return answer
  if (/^0000\b/.test(said)) return false
  // How often a ticket was scanned.
  if (/^\d{1,3}$/.test(said)) return Number(said) > 0
  return isTime(value) ? true : null
}

/** Whether a check-in mark says that somebody has come. A word about the registration says that they have not; null if it is not known. */
export function checkInOf(value: string): boolean | null {
  return cameIn(value) ?? (meaningOf(value) === null ? null : false)
}
