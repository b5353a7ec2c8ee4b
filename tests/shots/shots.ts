import { roundFrom } from '../../shared/fair/round.ts'
import type { Language } from '../../shared/show/languages.ts'
import type { State } from '../../shared/show/state.ts'
import {
  instantsOf,
  sampleDraw,
  sampleEvent,
  madeScene,
  OPENED,
  type SampleOptions,
} from '../support/pictureStates.ts'
import { backdrop } from './backdrop.ts'
import { laptop } from './laptop.ts'
import { cutOut, logos, photograph } from './portraits.ts'
import type { Frame } from './main.ts'
import type { Video } from './video.ts'
import { showing } from './works.ts'

/** A key frame of the stage, by its name. */
export interface Shot {
  name: string
  frame(language: Language): Frame
}

type Phase = keyof ReturnType<typeof instantsOf>
const draw =
  (phase: Phase, made: SampleOptions = {}) =>
  (language: Language): Frame => {
    const called = !['prize', 'rolling'].includes(phase)
    const revealed = ['held', 'last'].includes(phase)
    const state = sampleDraw({ language, called, revealed, ...made })
    return { state, at: instantsOf(state)[phase] }
  }
const scene =
  (
    name: string,
    title: [string, string],
    content: Record<string, unknown> = {},
    prize = '',
    made: SampleOptions = {},
  ) =>
  (language: Language): Frame => ({
    state: madeScene(
      name,
      { title: title[language === 'en' ? 1 : 0], content, prize },
      { language, ...made },
    ),
    at: OPENED + 185_000,
  })

/** So many guests are asked for a word, some of them named by their table. */
const asked =
  (count: number, of: Shot['frame']) =>
  (language: Language): Frame => {
    const { state, at, ...rest } = of(language)
    const guests = state.people.slice(20, 20 + count).map(({ name, group }, i) => ({
      ...(i % 3 === 1 ? { name: group, group: '' } : { name, group }),
      tail: '',
      until: at + 12_000,
      answered: i === 0,
    }))
    const invitation = { draw: state.draws.at(-1)!.id, of: 174, guests } as unknown as State['invitation']
    return { state: { ...state, ...(invitation && { invitation }) }, at, ...rest }
  }

/** The admission of 1,600 sign-ups so many ms after it came on; not ranked yet while its draw is open. */
const admitting =
  (after: number, ranked = true, people = 400) =>
  (language: Language): Frame => {
    const state = madeScene('admission', { title: '', content: {} }, { language, people: 400 })
    const names = state.people.slice(0, people)
    const backgrounds = [...new Set(state.people.map(({ group }) => group.split(' · ')[1] ?? group))].slice(
      0,
      10,
    )
    const quotas = backgrounds.map((background, i) => {
      const [signed, seats] = [60 + 23 * i, 7 + 3 * i]
      const counts = ranked
        ? { in: seats, waiting: signed - seats - 2, declined: 2 }
        : { in: 0, waiting: 0, declined: 0 }
      return { background, seats, signed, ...counts }
    })
    const ranking = names.map(({ name }, i) => {
      const is = i % 53 === 7 ? ('declined' as const) : i < 150 ? ('seat' as const) : ('waiting' as const)
      return { name, tail: '', quota: i % quotas.length, is, place: 1 + (i % 200) }
    })
    const sample = sampleDraw({ language, called: ranked, revealed: ranked }).draws.at(-1)!
    const draw = { ...sample, revealedAt: ranked ? OPENED - 60_000 : 0 }
    const admissionNumbers = {
      draw: draw.id,
      ranked,
      seats: 200,
      certain: [{ why: 'speaker' as const, count: 9 }],
      quotas,
      moves: [],
      ...(ranked && { ranking }),
    }
    return { state: { ...state, draws: [draw], admissionNumbers }, at: OPENED + after }
  }

const PLAN: Record<Language, { front: string; back: string }> = {
  'zh-CN': { front: '大屏', back: '入口' },
  'zh-TW': { front: '大螢幕', back: '入口' },
  en: { front: 'Stage', back: 'Entrance' },
}
/** The table plan, so many ms after it came on. */
const seated =
  (after: number) =>
  (language: Language): Frame => {
    const state = madeScene('plan', { title: '', content: PLAN[language] }, { language })
    const groups = [...new Set(state.people.map(({ group }) => group))]
    const tables = groups.map((name) => ({
      name,
      seats: 12,
      background: name.split(' · ')[1] ?? '',
      names: state.people.filter(({ group }) => group === name).map((person) => person.name),
    }))
    const seating = { at: 0, arrangement: 'alike' as const, seed: 1, fixed: false, tables }
    return { state: { ...state, seating }, at: state.show.since + after + 1_000 }
  }

/** The same frame in another look. */
const looking =
  (theme: string, frame: (language: Language) => Frame, background = '') =>
  (language: Language): Frame => {
    const { state, ...rest } = frame(language)
    const look = { ...state.settings.look, theme, background }
    return { ...rest, state: { ...state, settings: { ...state.settings, look } } }
  }

/** The same frame with pictures of most people. */
const pictured =
  (frame: (language: Language) => Frame) =>
  (language: Language): Frame => {
    const { state, ...rest } = frame(language)
    const people = state.people.map((one, i) =>
      i % 4 === 3 ? one : { ...one, tail: '', picture: photograph },
    )
    return { ...rest, state: { ...state, people } }
  }

/** The same frame with another animation. */
const moving =
  (animation: string, frame: (language: Language) => Frame) =>
  (language: Language): Frame => {
    const { state, ...rest } = frame(language)
    return { ...rest, state: { ...state, draws: state.draws.map((one) => ({ ...one, animation })) } }
  }

/** The same frame so many ms after its cue came on. */
const later =
  (ms: number, frame: (language: Language) => Frame) =>
  (language: Language): Frame => ({ ...frame(language), at: OPENED + ms })

/** The winners wall once the draws of a frame are over. @param ms since the wall came on */
const revealed =
  (ms: number, frame: (language: Language) => Frame) =>
  (language: Language): Frame => {
    const wall = scene('winners', ['今晚的中奖名单', 'Tonight’s winners'])(language).state
    const { state } = frame(language)
    const draws = state.draws.map((one) => ({ ...one, shown: one.count, phase: 'revealed' as const }))
    return { state: { ...state, draws, cues: wall.cues, show: wall.show }, at: OPENED + ms }
  }

/** The same frame with logos of the sponsors. */
const logoed =
  (frame: (language: Language) => Frame) =>
  (language: Language): Frame => {
    const { state, ...rest } = frame(language)
    return {
      ...rest,
      state: { ...state, sponsors: state.sponsors.map((one, i) => ({ ...one, logo: logos[i]! })) },
    }
  }

/** The same frame with a picture of its winner. */
const portrayed =
  (picture: string, frame: (language: Language) => Frame) =>
  (language: Language): Frame => {
    const { state, ...rest } = frame(language)
    return { ...rest, state: { ...state, awards: state.awards.map((one) => ({ ...one, picture })) } }
  }

const panel = [
  '陆清扬 · 鹭湾之声',
  '沈砚秋 · 砚北电脑 产品',
  '方知远 · 北岬智能 研究',
  '顾言 · 独立导演',
  '苏若溪 · 芦笛模型 工程师',
  'Daniel Okafor · Head of Research, Northcape AI',
  '林知夏 · 医疗',
]
const agenda = [
  { at: '19:00', title: '一台笔记本能跑多大的模型', who: '陆清扬' },
  { at: '19:15', title: '当电台有了 AI 搭档', who: '方知远' },
  { at: '20:15', title: '圆桌：各行各业的 AI 第一年', who: '' },
  { at: '20:45', title: '抽奖', who: '' },
  { at: '21:15', title: '二十分钟共创', who: '' },
  { at: '21:40', title: '鸣谢与下一站', who: '' },
]

/** The same frame as an overlay, over a still of a camera. */
const over =
  (video: Video, frame: (language: Language) => Frame) =>
  (language: Language): Frame => ({ ...frame(language), output: 'overlay', video })

/** A frame with a name and a role in Chinese or in English. */
const inWords =
  (
    names: [string, string],
    roles: [string, string],
    frame: (name: string, role: string) => (language: Language) => Frame,
  ) =>
  (language: Language): Frame => {
    const index = language === 'en' ? 1 : 0
    return frame(names[index], roles[index])(language)
  }

/** Lower thirds for a video mixer, on a transparent page. */
const overlays: Shot[] = [
  { name: 'overlay-winner', frame: over('bright', draw('held', { grand: true, picture: laptop })) },
  { name: 'overlay-prize', frame: over('dark', draw('prize', { grand: true, picture: laptop })) },
  { name: 'overlay-open', frame: over('bright', draw('open', { grand: true })) },
  { name: 'overlay-rolling', frame: over('dark', draw('rolling', { grand: true })) },
  { name: 'overlay-words', frame: over('bright', draw('slowing', { grand: true })) },
  { name: 'overlay-many', frame: over('dark', draw('held', { count: 10 })) },
  {
    name: 'overlay-latin',
    frame: over(
      'bright',
      draw('held', { winners: ['Alexandria Montgomery-Fitzgerald', '欧阳喆翀', 'Bo Li'] }),
    ),
  },
  { name: 'overlay-rehearsal', frame: over('dark', draw('held', { rehearsal: true })) },
  {
    name: 'overlay-speaker',
    frame: over(
      'bright',
      inWords(['苏若溪', 'Ruoxi Su'], ['芦笛模型 · 工程师', 'Engineer, Reedpipe Models'], (name, role) =>
        scene('speaker', ['小模型的长尾生意', 'The long tail of small models'], {
          name,
          role,
          portrait: photograph,
        }),
      ),
    ),
  },
  {
    name: 'overlay-panel',
    frame: over('dark', scene('panel', ['各行各业的 AI 第一年', 'AI in every trade'], { people: panel })),
  },
  {
    name: 'overlay-agenda',
    frame: over('bright', scene('agenda', ['今晚议程', 'Tonight'], { items: agenda })),
  },
  {
    name: 'overlay-countdown',
    frame: over(
      'dark',
      scene('countdown', ['二十分钟共创', 'Co-creation'], { minutes: 20, task: '写完这一句，拍照上传' }),
    ),
  },
  { name: 'overlay-welcome', frame: over('bright', scene('welcome', ['', ''], { startsAt: '21:00' })) },
  { name: 'overlay-closing', frame: over('dark', scene('closing', ['我们成都见', ''], { next: '成都' })) },
  { name: 'overlay-thanks', frame: over('bright', later(1000, scene('thanks', ['', '']))) },
  {
    name: 'overlay-entering',
    frame: over('dark', later(360, scene('message', ['', ''], { text: '请移步二楼享用茶歇' }))),
  },
  {
    name: 'overlay-message',
    frame: over('bright', scene('message', ['', ''], { text: '请移步二楼享用茶歇' })),
  },
]

/** What people on the stage see of a talk of so many minutes, with notes or a message to them. */
const watched =
  (minutes: number, text = '') =>
  (language: Language): Frame => {
    const talk = { name: '苏若溪', role: '芦笛模型 · 工程师', portrait: photograph }
    const title = language === 'en' ? 'The long tail of small models' : '小模型的长尾生意'
    const notes = '先谢谢湾流电脑\n问：小模型在哪里比大模型好？\n结束后请各桌代表上台'
    const state = madeScene('speaker', { title, content: talk, notes }, { language })
    const ends = new Date(OPENED + minutes * 60_000).toTimeString().slice(0, 5)
    const after = { ...state.cues[0]!, id: 'c2', title: '圆桌：各行各业的 AI 第一年', scene: 'panel' }
    const cues = [...state.cues, { ...after, content: { at: ends } }]
    const message = text ? { text, private: true } : null
    const layers = { ...state.show.layers, message }
    return { state: { ...state, cues, show: { ...state.show, layers } }, at: OPENED, output: 'confidence' }
  }

export const shots: Shot[] = [
  { name: 'prize', frame: draw('prize', { grand: true, picture: laptop }) },
  { name: 'prize-plain', frame: draw('prize', { need: 'none' }) },
  { name: 'open', frame: draw('open', { grand: true, picture: laptop }) },
  { name: 'rolling', frame: draw('rolling', { grand: true, picture: laptop }) },
  { name: 'rolling-asked', frame: asked(3, draw('rolling', { grand: true, picture: laptop })) },
  { name: 'rolling-asked-six', frame: asked(6, draw('rolling')) },
  { name: 'rolling-2000', frame: draw('rolling', { people: 2000 }) },
  { name: 'rolling-18', frame: draw('rolling', { people: 18 }) },
  {
    name: 'rolling-beacon',
    frame: draw('rolling', { need: 'beacon', word: '', round: roundFrom(OPENED + 30_000), picture: laptop }),
  },
  { name: 'admission-open', frame: admitting(3000, false) },
  { name: 'admission', frame: admitting(3000) },
  { name: 'admission-ranking', frame: admitting(30_000) },
  { name: 'admission-sums', frame: admitting(12_000, true, 0) },
  { name: 'slowing', frame: draw('slowing', { grand: true }) },
  { name: 'still', frame: draw('still', { grand: true }) },
  { name: 'group-first', frame: draw('still', { grand: true, groupFirst: true }) },
  { name: 'entering', frame: draw('entering', { grand: true }) },
  { name: 'held', frame: draw('held', { grand: true, picture: laptop }) },
  { name: 'held-few', frame: portrayed(photograph, draw('held', { count: 3, picture: laptop })) },
  { name: 'held-photo', frame: portrayed(photograph, draw('held', { grand: true, picture: laptop })) },
  { name: 'held-cut-out', frame: portrayed(cutOut, draw('held', { grand: true })) },
  { name: 'held-plain', frame: draw('held', { grand: true }) },
  { name: 'held-two', frame: draw('held', { winners: ['欧阳喆翀', '李娜'] }) },
  { name: 'held-latin', frame: draw('held', { grand: true, winners: ['Alexandria Montgomery-Fitzgerald'] }) },
  { name: 'held-rare', frame: draw('held', { grand: true, winners: ['䶮㛃𠮷'] }) },
  { name: 'held-5', frame: draw('held', { count: 5 }) },
  { name: 'held-10', frame: draw('held', { count: 10 }) },
  { name: 'held-20', frame: draw('held', { count: 20 }) },
  {
    name: 'held-hostile',
    frame: draw('held', {
      winners: [
        '<script>alert(1)</script>',
        '=HYPERLINK("http://x")',
        'محمد عبد الله',
        '👩‍👩‍👧‍👦 Ada 🎉',
        'Alexandria Montgomery-Fitzgerald',
        '王小明',
        '王小明',
        '很'.repeat(60),
        'Wolfeschlegelsteinhausenbergerdorff',
        'x'.repeat(200),
      ],
    }),
  },
  { name: 'last-100', frame: draw('last', { count: 93 }) },
  {
    name: 'message-over-reveal',
    frame(language) {
      const { state, at } = draw('held', { grand: true })(language)
      const text = language === 'en' ? 'The cloakroom closes at eleven' : '衣帽间将于十一点关闭'
      const layers = { ...state.show.layers, message: { text, private: false } }
      return { state: { ...state, show: { ...state.show, layers } }, at }
    },
  },
  {
    name: 'hold',
    frame(language) {
      const state = sampleEvent({ language })
      const layers = { ...state.show.layers, hold: true }
      return { state: { ...state, show: { ...state.show, layers } }, at: OPENED }
    },
  },
  {
    name: 'hold-back',
    frame(language) {
      const state = sampleEvent({ language })
      const layers = { ...state.show.layers, hold: true, back: OPENED + 15 * 60_000 }
      return { state: { ...state, show: { ...state.show, layers } }, at: OPENED }
    },
  },
  {
    name: 'hold-next',
    frame(language) {
      const state = sampleEvent({ language })
      const layers = { ...state.show.layers, hold: true, back: OPENED + 15 * 60_000 }
      const coming = { scene: 'draw', title: '' }
      return { state: { ...state, coming, show: { ...state.show, layers } }, at: OPENED }
    },
  },
  { name: 'rehearsal', frame: draw('rolling', { rehearsal: true, grand: true }) },
  {
    name: 'welcome',
    frame: scene('welcome', ['欢迎来到深圳 AI 之夜', 'Welcome to AI Night Shenzhen'], { startsAt: '21:00' }),
  },
  { name: 'agenda', frame: scene('agenda', ['今晚议程', 'Tonight'], { items: agenda }) },
  {
    name: 'speaker',
    frame: scene('speaker', ['当电台有了 AI 搭档', 'When radio got an AI co-host'], {
      name: '陆清扬',
      role: '鹭湾之声 · 主编',
      at: '19:15',
    }),
  },
  {
    name: 'welcome-arrivals',
    frame: scene('welcome', ['', ''], { startsAt: '21:00', arrivals: true }),
  },
  { name: 'welcome-plain', frame: scene('welcome', ['', '']) },
  { name: 'agenda-none', frame: scene('agenda', ['今晚议程', 'Tonight']) },
  {
    name: 'speaker-photograph',
    frame: scene('speaker', ['小模型的长尾生意', 'The long tail of small models'], {
      name: '苏若溪',
      role: '芦笛模型 · 工程师',
      at: '19:45',
      portrait: photograph,
    }),
  },
  {
    name: 'speaker-cut-out',
    frame: scene('speaker', ['小模型的长尾生意', 'The long tail of small models'], {
      name: '苏若溪',
      role: '芦笛模型 · 工程师',
      at: '19:45',
      portrait: cutOut,
    }),
  },
  ...[4, 7].map((count) => ({
    name: `panel-${count}`,
    frame: scene('panel', ['各行各业的 AI 第一年', 'The first year of AI in every trade'], {
      people: panel.slice(0, count),
      at: '20:15',
    }),
  })),
  {
    name: 'thanks',
    frame: later(1000, logoed(scene('thanks', ['今晚的奖品，来自他们', 'The prizes come from them']))),
  },
  {
    name: 'thanks-together',
    frame: later(25_000, logoed(scene('thanks', ['今晚的奖品，来自他们', 'The prizes come from them']))),
  },
  { name: 'prize-scene', frame: scene('draw', ['', ''], {}, 'r1', { picture: laptop }) },
  { name: 'winners', frame: later(1000, scene('winners', ['今晚的中奖名单', 'Tonight’s winners'])) },
  {
    name: 'winners-list',
    frame: later(
      8000,
      scene('winners', ['今晚的中奖名单', 'Tonight’s winners'], {}, '', { picture: laptop }),
    ),
  },
  { name: 'winners-credits', frame: revealed(72_000, draw('held', { count: 93 })) },
  {
    name: 'last-minute',
    frame: later(
      20 * 60_000 - 8800,
      scene('countdown', ['二十分钟共创', 'Twenty minutes of co-creation'], {
        minutes: 20,
        task: '写完这一句，拍照上传',
      }),
    ),
  },
  { name: 'rehearsal-held', frame: draw('held', { rehearsal: true, grand: true, picture: laptop }) },
  {
    name: 'countdown',
    frame: scene('countdown', ['二十分钟共创', 'Twenty minutes of co-creation'], {
      minutes: 20,
      task: '明年的今天，AI 会替你这一行做什么？',
      detail: ['一桌一张大纸，写一个标题、一句话、画一张图'],
    }),
  },
  {
    name: 'groups',
    frame: scene('groups', ['各桌作品', 'What the tables made'], {
      groups: Array.from({ length: 21 }, (_, i) => `${i + 1} 桌`),
    }),
  },
  { name: 'work', frame: (language) => showing(language, { place: 6, minutes: 2 }) },
  {
    name: 'work-plain',
    frame: (language) =>
      showing(language, { place: 3, each: (one) => ({ ...one, sentence: '', link: '', picture: '' }) }),
  },
  { name: 'works', frame: (language) => showing(language) },
  { name: 'works-votes', frame: (language) => showing(language, { votes: true }) },
  {
    name: 'works-unlinked',
    frame: (language) => showing(language, { each: (one) => ({ ...one, link: '' }) }),
  },
  { name: 'works-few', frame: (language) => showing(language, { count: 3, votes: true }) },
  { name: 'plan', frame: seated(0) },
  { name: 'plan-names', frame: seated(8_000) },
  { name: 'message', frame: scene('message', ['', ''], { text: '请移步二楼享用茶歇' }) },
  { name: 'closing', frame: scene('closing', ['我们成都见', 'See you in Chengdu'], { next: '成都' }) },
  { name: 'reels-open', frame: moving('reels', draw('open', { grand: true })) },
  { name: 'reels-rolling', frame: moving('reels', draw('rolling', { grand: true, picture: laptop })) },
  { name: 'reels-rolling-18', frame: moving('reels', draw('rolling', { people: 18 })) },
  { name: 'reels-slowing', frame: moving('reels', draw('slowing', { grand: true })) },
  { name: 'reels-still', frame: moving('reels', draw('still', { grand: true })) },
  {
    name: 'day-reels-rolling',
    frame: looking('day', moving('reels', draw('rolling', { grand: true, picture: laptop }))),
  },
  { name: 'reels-held', frame: moving('reels', draw('held', { grand: true })) },
  { name: 'mosaic-open', frame: moving('mosaic', draw('open', { count: 93, people: 2000 })) },
  { name: 'mosaic-rolling', frame: moving('mosaic', draw('rolling', { count: 93, people: 2000 })) },
  { name: 'mosaic-rolling-18', frame: moving('mosaic', draw('rolling', { people: 18 })) },
  { name: 'mosaic-slowing', frame: moving('mosaic', draw('slowing', { count: 93 })) },
  { name: 'mosaic-entering', frame: moving('mosaic', draw('entering', { count: 40 })) },
  { name: 'mosaic-held', frame: moving('mosaic', draw('held', { count: 40 })) },
  { name: 'day-mosaic-rolling', frame: looking('day', moving('mosaic', draw('rolling', { count: 93 }))) },
  { name: 'spotlight-open', frame: moving('spotlight', draw('open', { grand: true })) },
  { name: 'spotlight-rolling', frame: moving('spotlight', draw('rolling', { grand: true })) },
  { name: 'spotlight-rolling-2000', frame: moving('spotlight', draw('rolling', { people: 2000 })) },
  { name: 'spotlight-slowing', frame: moving('spotlight', draw('slowing', { grand: true })) },
  { name: 'spotlight-still', frame: moving('spotlight', draw('still', { grand: true })) },
  { name: 'spotlight-held', frame: moving('spotlight', draw('held', { grand: true })) },
  {
    name: 'day-spotlight-rolling',
    frame: looking('day', moving('spotlight', draw('rolling', { grand: true }))),
  },
  { name: 'cards-rolling', frame: moving('cards', draw('rolling', { count: 20 })) },
  { name: 'cards-slowing', frame: moving('cards', draw('slowing', { count: 20 })) },
  { name: 'cards-held-20', frame: moving('cards', draw('held', { count: 20 })) },
  { name: 'wheel-rolling', frame: moving('wheel', draw('rolling', { people: 24, grand: true })) },
  { name: 'wheel-slowing', frame: moving('wheel', draw('slowing', { people: 24, grand: true })) },
  {
    name: 'day-wheel-rolling',
    frame: looking('day', moving('wheel', draw('rolling', { people: 24, grand: true }))),
  },
  { name: 'day-cards-rolling', frame: looking('day', moving('cards', draw('rolling', { count: 20 }))) },
  { name: 'wheel-portraits', frame: pictured(moving('wheel', draw('rolling', { people: 24, grand: true }))) },
  { name: 'cards-portraits', frame: pictured(moving('cards', draw('rolling', { count: 20 }))) },
  {
    name: 'day-cards-portraits',
    frame: looking('day', pictured(moving('cards', draw('rolling', { count: 20 })))),
  },
  { name: 'wheel-still', frame: moving('wheel', draw('still', { people: 24, grand: true })) },
  { name: 'wheel-held', frame: moving('wheel', draw('held', { people: 24, grand: true })) },
  ...['day', 'cobalt', 'festive', 'ocean', 'aurora'].flatMap((theme) => [
    { name: `${theme}-rolling`, frame: looking(theme, draw('rolling', { grand: true })) },
    { name: `${theme}-held`, frame: looking(theme, draw('held', { grand: true })) },
    {
      name: `${theme}-welcome`,
      frame: looking(
        theme,
        scene('welcome', ['年会之夜', 'The annual party'], { startsAt: '21:00', subtitle: 'Drumroll 2027' }),
      ),
    },
  ]),
  ...['night', 'day', 'cobalt'].flatMap((theme) => [
    {
      name: `backdrop-${theme}-welcome`,
      frame: looking(
        theme,
        scene('welcome', ['年会之夜', 'The annual party'], { startsAt: '21:00', subtitle: 'Drumroll 2027' }),
        backdrop,
      ),
    },
    { name: `backdrop-${theme}-rolling`, frame: looking(theme, draw('rolling', { grand: true }), backdrop) },
    { name: `backdrop-${theme}-held`, frame: looking(theme, draw('held', { grand: true }), backdrop) },
  ]),
  { name: 'side', frame: (language) => ({ ...draw('rolling')(language), output: 'side' }) },
  ...overlays,
  { name: 'confidence', frame: later(10 * 60_000, watched(30)) },
  { name: 'confidence-over', frame: later(32 * 60_000 + 10_000, watched(30)) },
  { name: 'confidence-message', frame: later(29 * 60_000, watched(30, '请收尾，还有一分钟')) },
]
