import type { Language, Settings } from './state.ts'

const TEXTS: Record<
  Language,
  { roll: Record<'everyone' | 'checked-in', string>; leftOut: string; nobody: string; callers: string }
> = {
  'zh-CN': {
    roll: { everyone: '名单上的所有人参加抽奖。', 'checked-in': '已签到的人参加抽奖；封存后签到仍然有效。' },
    leftOut: '带有以下标签的人不参加抽奖：{tags}。',
    nobody: '没有人因标签被排除。',
    callers: '喊词人数：{callers}。',
  },
  en: {
    roll: {
      everyone: 'Everybody on the list takes part.',
      'checked-in': 'Whoever has checked in takes part; once sealed, a person stays in.',
    },
    leftOut: 'Holders of these tags are left out: {tags}.',
    nobody: 'Nobody is left out by a tag.',
    callers: 'People who call the words: {callers}.',
  },
}

/** The rules in words that a seal carries: made of the settings alone, so that no free text becomes public. */
export function rulesText(settings: Settings & { roll: 'everyone' | 'checked-in' }): string {
  const text = TEXTS[settings.language]
  const tags = [...settings.leftOut].sort().join(settings.language === 'en' ? ', ' : '、')
  return [
    text.roll[settings.roll],
    tags ? text.leftOut.replace('{tags}', () => tags) : text.nobody,
    text.callers.replace('{callers}', String(settings.callers)),
  ].join(settings.language === 'en' ? ' ' : '')
}
