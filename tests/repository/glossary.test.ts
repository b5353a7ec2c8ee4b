import { expect, test } from 'vitest'
import { LANGUAGE_IDS, type Language } from '../../shared/show/languages.ts'

type Texts = Record<string, unknown>
const pages = import.meta.glob<Texts>('../../shared/i18n/*/*.ts', { eager: true, import: 'default' })
const findings = import.meta.glob<Texts>('../../shared/i18n/findings/*.ts', { eager: true })
const demos = import.meta.glob<Texts>('../../server/demo/texts/*.ts', { eager: true })

/** The words that a language does not use, each with the one that it uses instead. */
const INSTEAD: Record<Language, [RegExp, string][]> = {
  en: [
    [/\b(draw|drawn|load|loads) anew\b/i, 'redraw; reload'],
    [/\btried here\b/i, 'Preview'],
    [/\bloudness\b/i, 'Volume'],
    [/\bwords called by\b|^words called$/i, 'Audience words'],
    [/\bcalled off\b/i, 'abandoned'],
    [/\b(not claimed|uncollected)\b/i, 'Unclaimed'],
    [/\bback to (the )?sponsor\b/i, 'Returned to sponsor'],
    [/\bdonors?\b/i, 'sponsor'],
    [/\bemail\b/i, 'E-mail'],
    [/^state$/i, 'Status'],
    [/\bto the evening\b/i, 'Back to the event'],
    [/\blottery\b/i, 'draw'],
    [/\b(screen|it) sounds?\b/i, 'play the sound'],
    [/^(ground|light)$|\bdarker ground\b/i, 'background; highlight'],
    [/\blink (to the server|lost|is back)\b/i, 'connection'],
  ],
  'zh-CN': [
    [/未领取|无人认领|逾期未领|没人领/, '无人领取'],
    [/已领(?!取)/, '已领取'],
    [/待领(?!取)/, '待领取'],
    [/退还/, '退回'],
    [/分组|组别/, '小组'],
    [/赞助方|赞助单位/, '赞助商'],
    [/捐赠/, '赞助'],
    [/舞台|大屏幕/, '大屏'],
    [/不在场|缺席/, '未到场'],
    [/^中奖已作废$/, '未到场；放弃'],
    [/取消这一轮|轮已(放弃|取消)/, '中止'],
    [/致谢/, '鸣谢'],
    [/签到台/, '服务台'],
    [/主持面板/, '控制台'],
    [/黑场/, '黑屏'],
    [/稍后回来/, '马上回来'],
    [/权重/, '抽奖券数'],
    [/张签/, '张抽奖券'],
    [/封条/, '封存'],
    [/票据/, '票'],
    [/锚(?!点)/, '锚点'],
    [/操作者/, '主办方'],
    [/底色/, '背景色'],
    [/你/, '您'],
  ],
  'zh-TW': [
    [/無人認領|無人領取|未領取/, '逾期未領'],
    [/已領(?!取)/, '已領取'],
    [/待領(?!取)/, '待領取'],
    [/退還/, '退回'],
    [/分組|組別/, '小組'],
    [/贊助方|贊助單位/, '贊助商'],
    [/捐贈/, '贊助'],
    [/舞台/, '大螢幕'],
    [/不在場|缺席/, '未到場'],
    [/權重/, '抽獎券張數'],
    [/封條/, '封存'],
    [/票據/, '票券'],
    [/底色/, '背景色'],
    [/你/, '您'],
  ],
}

/** Every text below a value, with the path of its key. */
function textsIn(value: unknown, key: string): [string, string][] {
  if (typeof value === 'string') return [[key, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${key} ${name}`))
}

/** The language that a file of texts is in; none for lists of files. */
const languageIn = (path: string): Language | undefined =>
  LANGUAGE_IDS.find((id) => path.includes(`/${id}/`) || path.endsWith(`/${id}.ts`))

const texts = [...Object.entries(pages), ...Object.entries(findings), ...Object.entries(demos)].flatMap(
  ([path, value]) => {
    const language = languageIn(path)
    return language
      ? textsIn(value, path.replace('../../', '')).map(([key, text]) => ({ language, key, text }))
      : []
  },
)

/** What a text should say instead of the words that its language does not use. */
const wrongIn = (text: string, language: Language): string[] =>
  INSTEAD[language].filter(([variant]) => variant.test(text)).map(([, word]) => word)

test.each(LANGUAGE_IDS)('pages, the verifier and the demo event are looked through in %s', (language) => {
  const own = texts.filter((one) => one.language === language)
  for (const place of ['shared/i18n/findings/', `shared/i18n/${language}/`, 'server/demo/texts/'])
    expect(own.some(({ key }) => key.startsWith(place))).toBe(true)
})

test.each(LANGUAGE_IDS)('the texts in %s have one word for one thing', (language) => {
  const own = texts.filter((one) => one.language === language)
  expect(own.length).toBeGreaterThan(900)
  const wrong = own.flatMap(({ key, text }) =>
    wrongIn(text, language).map((word) => `${key}: “${text}” (say ${word})`),
  )
  expect(wrong).toEqual([])
})

test.each<[Language, string, string]>([
  ['en', 'Draw anew for 2 absent winners', 'redraw; reload'],
  ['en', 'Words called', 'Audience words'],
  ['zh-CN', '无人认领的奖品', '无人领取'],
  ['zh-CN', '已领 3', '已领取'],
  ['zh-CN', '按赞助方', '赞助商'],
  ['zh-CN', '第 2 号封条', '封存'],
  ['zh-TW', '組別', '小組'],
])('a planted second word is found in %s: %s', (language, text, word) => {
  expect(wrongIn(text, language)).toEqual([word])
})
