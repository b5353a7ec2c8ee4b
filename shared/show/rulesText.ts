import type { Language } from './languages.ts'
import { certainCounts } from './admission.ts'
import type { Admission, CertainWhy, Settings } from './state.ts'

interface Texts {
  roll: Record<'everyone' | 'checked-in', string>
  leftOut: string
  nobody: string
  callers: string
  walkIns: string
  /** The rule of the admission: its seats, how many are certain, the quotas. */
  admission: string
  certain: string
  why: Record<CertainWhy, string>
  /** A background's seats, and the name of who stated none. */
  quota: string
  unstated: string
  /** Between two tags. */
  comma: string
  /** Between two sentences. */
  space: string
}

/** Sealed texts: a byte that changes here changes what events seal from then on. */
const TEXTS: Record<Language, Texts> = {
  'zh-CN': {
    roll: { everyone: '名单上的所有人参加抽奖。', 'checked-in': '已签到的人参加抽奖；封存后签到仍然有效。' },
    leftOut: '带有以下标签的人不参加抽奖：{tags}。',
    nobody: '没有人因标签被排除。',
    callers: '喊词人数：{callers}。',
    walkIns: '其中现场登记 {count} 人。',
    admission:
      '录取 {seats} 席，按背景分名额：{quotas}。从第 1 名往下走：本人的背景还有名额就入席，没有就按顺序进该背景的候补；放弃的座位由同背景候补的下一位补上，不再抽签。',
    certain: '另有 {count} 人一定到场，不参加抽签：{reasons}。',
    why: { speaker: '讲者', sponsor: '赞助商', guest: '嘉宾', crew: '工作人员' },
    quota: '{background} {seats}',
    unstated: '未填',
    comma: '、',
    space: '',
  },
  'zh-TW': {
    roll: {
      everyone: '名單上的所有人參加抽獎。',
      'checked-in': '已報到的人參加抽獎；封存之後，報到仍然有效。',
    },
    leftOut: '有以下標籤的人不參加抽獎：{tags}。',
    nobody: '沒有人因標籤而排除。',
    callers: '喊詞人數：{callers}。',
    walkIns: '其中現場報名 {count} 人。',
    admission:
      '錄取 {seats} 席，依背景分配名額：{quotas}。從第 1 名往下走：本人的背景還有名額就入席，沒有就依序進入該背景的候補；放棄的座位由同背景候補的下一位遞補，不再抽籤。',
    certain: '另有 {count} 人一定到場，不參加抽籤：{reasons}。',
    why: { speaker: '講者', sponsor: '贊助商', guest: '貴賓', crew: '工作人員' },
    quota: '{background} {seats}',
    unstated: '未填',
    comma: '、',
    space: '',
  },
  en: {
    roll: {
      everyone: 'Everybody on the list takes part.',
      'checked-in': 'Whoever has checked in takes part; once sealed, a person stays in.',
    },
    leftOut: 'Holders of these tags are left out: {tags}.',
    nobody: 'Nobody is left out by a tag.',
    callers: 'People who call the words: {callers}.',
    walkIns: 'Added at the desk: {count}.',
    admission:
      'There are {seats} seats, by background: {quotas}. Down the ranks, a person takes a seat while their background has one, else a place on the waiting list of that background, in order. A seat that is given up goes to the next waiting of the same background, without another draw.',
    certain: 'A further {count} are certain and not in the draw: {reasons}.',
    why: { speaker: 'speakers', sponsor: 'sponsors', guest: 'guests', crew: 'crew' },
    quota: '{background} {seats}',
    unstated: 'none stated',
    comma: ', ',
    space: ' ',
  },
}

/**
 * The rules in words that a seal carries: made of the settings, of how many in the roll were added at a desk, and of the quotas of
 * an admission. No free text becomes public but the names of backgrounds, by which the odds are told.
 */
export function rulesText(
  settings: Settings & { roll: 'everyone' | 'checked-in' },
  walkIns = 0,
  admission?: Admission,
): string {
  const text = TEXTS[settings.language]
  const tags = [...settings.leftOut].sort().join(text.comma)
  return [
    text.roll[settings.roll],
    ...(walkIns > 0 ? [text.walkIns.replace('{count}', String(walkIns))] : []),
    tags ? text.leftOut.replace('{tags}', () => tags) : text.nobody,
    text.callers.replace('{callers}', String(settings.callers)),
    ...(admission ? admissionText(admission, text) : []),
  ].join(text.space)
}

function admissionText(admission: Admission, text: Texts): string[] {
  const seats = admission.quotas.reduce((sum, quota) => sum + quota.seats, 0)
  const quotas = admission.quotas.map((quota) =>
    text.quota
      .replace('{background}', () => quota.background || text.unstated)
      .replace('{seats}', String(quota.seats)),
  )
  const rule = text.admission
    .replace('{seats}', String(seats))
    .replace('{quotas}', () => quotas.join(text.comma))
  const { length } = admission.certain
  if (length === 0) return [rule]
  const reasons = certainCounts(admission).map(({ why, count }) => `${text.why[why]} ${count}`)
  const certain = text.certain
    .replace('{count}', String(length))
    .replace('{reasons}', reasons.join(text.comma))
  return [rule, certain]
}
