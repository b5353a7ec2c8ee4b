import type { SceneName } from '../../shared/scenes/index.ts'
import type { Language } from '../../shared/show/state.ts'
import type { DemoCue, DemoPrize, DemoSponsor } from './types.ts'

type Said = Record<Language, string>
const said = (zh: string, en: string): Said => ({ 'zh-CN': zh, en })
/** The same thing in either language. */
const inBoth = <T>(make: (language: Language) => T): Record<Language, T> => ({
  'zh-CN': make('zh-CN'),
  en: make('en'),
})

const sponsor = (key: string, logo: DemoSponsor['logo'], name: Said, thanks: Said) => ({
  key,
  logo,
  name,
  thanks,
})
const sponsors = [
  sponsor(
    'laptops',
    'ridge',
    said('砚北电脑', 'Inknorth Computers'),
    said('把算力装进每个人的背包', 'Computing in every backpack'),
  ),
  sponsor(
    'radio',
    'wave',
    said('鹭湾之声', 'Egret Bay Radio'),
    said('陪这座城市一起醒来', 'Waking up with the city'),
  ),
  sponsor(
    'cape',
    'cape',
    said('北岬智能', 'Northcape AI'),
    said('让工具先学会倾听', 'Tools that listen first'),
  ),
  sponsor(
    'reeds',
    'reeds',
    said('芦笛模型', 'Reedpipe Models'),
    said('小模型，大回声', 'Small models, long echoes'),
  ),
]
export const SPONSORS: Record<Language, DemoSponsor[]> = inBoth((language) =>
  sponsors.map(({ name, thanks, ...rest }) => ({ ...rest, name: name[language], thanks: thanks[language] })),
)

/** From the small to the grand, as they are drawn. */
const stock: (Omit<DemoPrize, 'name' | 'note'> & { name: Said; note: Said })[] = [
  {
    key: 'medal',
    name: said('纪念奖章', 'Commemorative medal'),
    note: said('人人有机会，中了还能再抽大奖', 'A small gift: who wins it stays in for the others'),
    sponsor: 'radio',
    picture: 'medal',
    quantity: 20,
    value: 68,
    need: 'none',
    pace: 'small',
    per_draw: 10,
    animation: 'cards',
    counts: false,
    excludes: 'own',
  },
  {
    key: 'credits',
    name: said('模型算力卡', 'Model credit card'),
    note: said('一年有效', 'Valid for a year'),
    sponsor: 'reeds',
    picture: 'card',
    quantity: 10,
    value: 500,
    need: 'room',
    pace: 'small',
    per_draw: 5,
    per_group: 1,
  },
  {
    key: 'speaker',
    name: said('桌面音箱', 'Desktop speaker'),
    note: said('', ''),
    sponsor: 'radio',
    picture: 'speaker',
    quantity: 6,
    value: 899,
    need: 'room',
    pace: 'small',
    per_draw: 3,
  },
  {
    key: 'tea',
    name: said('整桌下午茶', 'Afternoon tea for a table'),
    note: said('抽一桌，全桌同享', 'One table wins, everybody at it shares'),
    sponsor: 'cape',
    picture: 'tea',
    quantity: 1,
    value: 1_200,
    need: 'room',
    pace: 'small',
    per_draw: 1,
    unit: 'group',
    animation: 'wheel',
    counts: false,
  },
  {
    key: 'kit',
    name: said('端侧 AI 开发套件', 'Edge AI developer kit'),
    note: said('', ''),
    sponsor: 'cape',
    picture: 'chip',
    quantity: 4,
    value: 1_699,
    need: 'room',
    pace: 'small',
    per_draw: 2,
  },
  {
    key: 'headphones',
    name: said('降噪耳机', 'Noise-cancelling headphones'),
    note: said('', ''),
    sponsor: 'radio',
    picture: 'headphones',
    quantity: 3,
    value: 2_199,
    need: 'room',
    pace: 'small',
    per_draw: 1,
  },
  {
    key: 'laptop',
    name: said('旗舰轻薄笔记本', 'Flagship ultralight laptop'),
    note: said('今晚的大奖', 'Tonight’s grand prize'),
    sponsor: 'laptops',
    picture: 'laptop',
    quantity: 2,
    value: 9_999,
    need: 'room',
    pace: 'grand',
    per_draw: 1,
    group_first: true,
  },
]
export const STOCK: Record<Language, DemoPrize[]> = inBoth((language) =>
  stock.map(({ name, note, ...rest }) => ({ ...rest, name: name[language], note: note[language] })),
)

const talks: { at: string; speaker: Said; role: Said; topic: Said }[] = [
  {
    at: '19:00',
    speaker: said('沈砚秋', 'Shen Yanqiu'),
    role: said('砚北电脑 · 产品负责人', 'Inknorth Computers, head of product'),
    topic: said('一台笔记本能跑多大的模型', 'How large a model fits a laptop'),
  },
  {
    at: '19:15',
    speaker: said('陆清扬', 'Lu Qingyang'),
    role: said('鹭湾之声 · 主编', 'Egret Bay Radio, chief editor'),
    topic: said('当电台有了 AI 搭档', 'When radio got an AI co-host'),
  },
  {
    at: '19:30',
    speaker: said('方知远', 'Fang Zhiyuan'),
    role: said('北岬智能 · 研究员', 'Northcape AI, researcher'),
    topic: said('先听懂，再回答', 'Listen first, answer second'),
  },
  {
    at: '19:45',
    speaker: said('苏若溪', 'Su Ruoxi'),
    role: said('芦笛模型 · 工程师', 'Reedpipe Models, engineer'),
    topic: said('小模型的长尾生意', 'The long tail of small models'),
  },
  {
    at: '20:00',
    speaker: said('顾言', 'Gu Yan'),
    role: said('独立导演', 'independent film maker'),
    topic: said('一个人的片场', 'A film set of one'),
  },
]

const cue = (
  scene: SceneName,
  title: string,
  content: Record<string, unknown> = {},
  notes = '',
): DemoCue => ({
  scene,
  title,
  content,
  notes,
})

/** The evening in order: welcome, five talks and a panel, the raffle, 20 minutes of co-creation by all tables, thanks, the next city. */
export function programme(language: Language, tables: string[]): DemoCue[] {
  const t = (zh: string, en: string) => (language === 'en' ? en : zh)
  const panel = t('圆桌：各行各业的 AI 第一年', 'Panel: the first year of AI in every trade')
  const making = t('二十分钟共创', 'Twenty minutes of co-creation')
  const items = [
    ...talks.map(({ at, topic, speaker }) => ({ at, title: topic[language], who: speaker[language] })),
    { at: '20:15', title: panel, who: '' },
    { at: '20:45', title: t('抽奖', 'Raffle'), who: '' },
    { at: '21:15', title: making, who: '' },
    { at: '21:40', title: t('致谢与下一站', 'Thanks, and the next city'), who: '' },
  ]
  return [
    cue(
      'welcome',
      t('欢迎来到深圳 AI 之夜', 'Welcome to AI Night Shenzhen'),
      { subtitle: t('21 桌 · 213 位来宾', '21 tables · 213 guests'), startsAt: '19:00' },
      t('18:30 开门，一直放着', 'Doors at 18:30; leave it on'),
    ),
    cue('agenda', t('今晚流程', 'Tonight'), { items }),
    ...talks.map(({ at, topic, speaker, role }) =>
      cue('speaker', topic[language], { name: speaker[language], role: role[language], at }),
    ),
    cue('speaker', panel, {
      name: '',
      role: t('五位讲者与主持人', 'The five speakers and the host'),
      at: '20:15',
    }),
    cue('thanks', t('感谢奖品赞助', 'Thanks to those who gave the prizes')),
    ...STOCK[language].map((prize): DemoCue => ({ ...cue('draw', ''), prize: prize.key })),
    cue('winners', t('今晚的中奖名单', 'Tonight’s winners')),
    cue(
      'countdown',
      making,
      {
        minutes: 20,
        task: t(
          '一桌一张大纸：明年的今天，AI 会替你这一行做什么？',
          'One sheet a table: what will AI do in your trade a year from now?',
        ),
      },
      t('发纸和笔', 'Hand out paper and pens'),
    ),
    cue('groups', t('各桌展示', 'What the tables made'), { groups: tables }),
    cue('thanks', t('感谢每一位', 'Thank you all')),
    cue('closing', t('下一站', 'Next city'), {
      text: t('谢谢，晚安', 'Thank you, good night'),
      next: t('下一站：成都', 'Next: Chengdu'),
    }),
  ]
}
