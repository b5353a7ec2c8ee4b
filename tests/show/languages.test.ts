import { describe, expect, it, test } from 'vitest'
import { LANGUAGE_IDS, LANGUAGES, languageOf } from '../../shared/show/languages.ts'
import { rulesText } from '../../shared/show/rulesText.ts'
import { emptyState, settingsIn, type State } from '../../shared/show/state.ts'

test.each([
  ['zh', 'zh-CN'],
  ['zh-CN', 'zh-CN'],
  ['zh-Hans-TW', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-TW', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['zh-Hant-HK', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh_TW.UTF-8', 'zh-TW'],
  ['zh_CN.GB18030@pinyin', 'zh-CN'],
  ['en-GB', 'en'],
  ['zha', 'en'],
  ['tlh-Piqd', 'en'],
  ['C.UTF-8', 'en'],
  ['', 'en'],
])('%s is answered in %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language)
})

test('every language answers its own id, and no two are called the same', () => {
  for (const id of LANGUAGE_IDS) expect(languageOf(id)).toBe(id)
  expect(new Set(LANGUAGE_IDS.map((id) => LANGUAGES[id].name)).size).toBe(LANGUAGE_IDS.length)
})

/** The rules of an event by its settings, in the language of these. */
const rules = (settings: Partial<State['settings']> & { roll?: 'everyone' }) =>
  rulesText({ ...emptyState('e').settings, roll: 'checked-in', ...settings })

describe('the rules that a seal carries', () => {
  it('are byte for byte what was sealed before', () => {
    expect(rules({ language: 'zh-CN' })).toBe(
      '已签到的人参加抽奖；封存后签到仍然有效。带有以下标签的人不参加抽奖：staff、工作人员。喊词人数：2。',
    )
    expect(rules({ language: 'zh-CN', roll: 'everyone', leftOut: [] })).toBe(
      '名单上的所有人参加抽奖。没有人因标签被排除。喊词人数：2。',
    )
    expect(rules({ language: 'en' })).toBe(
      'Whoever has checked in takes part; once sealed, a person stays in. ' +
        'Holders of these tags are left out: staff, 工作人员. People who call the words: 2.',
    )
    expect(rules({ language: 'en', roll: 'everyone', leftOut: [] })).toBe(
      'Everybody on the list takes part. Nobody is left out by a tag. People who call the words: 2.',
    )
    expect(rules({ language: 'zh-TW', leftOut: ['工作人員', 'VIP'] })).toBe(
      '已報到的人參加抽獎；封存之後，報到仍然有效。有以下標籤的人不參加抽獎：VIP、工作人員。喊詞人數：2。',
    )
  })

  it.each(LANGUAGE_IDS)('differ in %s with every setting that they say', (language) => {
    const all = [
      rules({ language }),
      rules({ language, roll: 'everyone' }),
      rules({ language, leftOut: [] }),
      rules({ language, leftOut: ['a', 'b'] }),
      rules({ language, callers: 3 }),
    ]
    expect(new Set(all).size).toBe(all.length)
    expect(all.filter((text) => /[{}]|undefined/.test(text))).toEqual([])
  })
})

test.each(LANGUAGE_IDS)('whoever works at a new event in %s takes part in no draw', (language) => {
  expect(settingsIn(language).leftOut).toContain(LANGUAGES[language].staff)
})
