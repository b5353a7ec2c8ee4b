import type { Language } from './languages.ts'
import type { Settings } from './state.ts'

interface Texts {
  roll: Record<'everyone' | 'checked-in', string>
  leftOut: string
  nobody: string
  callers: string
  walkIns: string
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
    comma: ', ',
    space: ' ',
  },
}

/**
 * The rules in words that a seal carries: made of the settings and of how many in the roll were added at a desk, so that no free
 * text becomes public.
 */
export function rulesText(settings: Settings & { roll: 'everyone' | 'checked-in' }, walkIns = 0): string {
  const text = TEXTS[settings.language]
  const tags = [...settings.leftOut].sort().join(text.comma)
  return [
    text.roll[settings.roll],
    ...(walkIns > 0 ? [text.walkIns.replace('{count}', String(walkIns))] : []),
    tags ? text.leftOut.replace('{tags}', () => tags) : text.nobody,
    text.callers.replace('{callers}', String(settings.callers)),
  ].join(text.space)
}
