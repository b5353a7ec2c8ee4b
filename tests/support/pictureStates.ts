import { inventedName, tables } from '../../server/demo/people.ts'
import { Random } from '../../server/demo/random.ts'
import type { SceneName } from '../../shared/scenes/index.ts'
import { timetable } from '../../shared/show/pace.ts'
import { PACES } from '../../shared/show/pace.ts'
import type { Language } from '../../shared/show/languages.ts'
import {
  emptyState,
  type Award,
  type Cue,
  type Draw,
  type Person,
  type Prize,
  type State,
} from '../../shared/show/state.ts'

/** The instant of OPEN in every sample draw: 20:45 of an evening, by UTC. */
export const OPENED = Date.UTC(2026, 0, 17, 20, 45)

export interface SampleOptions {
  people?: number
  language?: Language
  rehearsal?: boolean
  /** Names of the winners; else invented ones. */
  winners?: string[]
  count?: number
  grand?: boolean
  groupFirst?: boolean
  word?: string
  /** Whether the words have been called. */
  called?: boolean
  /** Whether the reveal is over. */
  revealed?: boolean
  picture?: string
  prize?: string
  need?: Draw['need']
  /** Of a draw by the public beacon: its round. */
  round?: number
}

const hex = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => random.int(16).toString(16)).join('')

/** An event with a draw in the programme, as the stage sees it, generated from a fixed seed. */
export function sampleDraw(made: SampleOptions = {}): State {
  const language = made.language ?? 'zh-CN'
  const random = new Random(7)
  const state = sampleEvent(made)
  const prize = state.prizes[made.grand ? 0 : 1]!
  const count = made.winners?.length ?? made.count ?? 1
  const calledAt = OPENED + 15_000
  const pages = made.called ? timetable(count, OPENED, calledAt, prize.pace) : []
  const winners = made.called ? random.shuffled(state.people).slice(0, count) : []
  const draw: Draw = {
    id: 7,
    prize: prize.id,
    count,
    need: made.need ?? 'room',
    phase: made.revealed ? 'revealed' : made.called ? 'closed' : 'open',
    open: hex(random, 64),
    winners: winners.map(({ entry }) => entry),
    at: OPENED,
    pace: prize.pace,
    animation: '',
    pool: state.people.length > 40 ? state.people.length - 21 : state.people.length,
    without: { won: 12, void: 1, withdrawn: 2, rule: 6 },
    redraw: null,
    word: made.called ? (made.word ?? (language === 'en' ? '42, blue whale' : '四十二 · 蓝鲸')) : '',
    pages,
    shown: 0,
    revealedAt: 0,
    landsAt: null,
    reason: null,
    ...(made.round !== undefined && { round: made.round }),
  }
  const awards = winners.map((person, i): Award => {
    const name = made.winners?.[i]
    return awardOf(draw, i + 1, person, name === undefined ? person.name : name)
  })
  return {
    ...state,
    draws: [...state.draws, draw],
    awards: [...state.awards, ...awards],
    show: { ...state.show, draw: draw.id },
  }
}

/** Instants of the phases of a sample draw, epoch ms. */
export function instantsOf(state: State) {
  const draw = state.draws.at(-1)!
  const page = draw.pages[0]
  const { prize, code, slowing } = PACES[draw.pace]
  return {
    prize: OPENED + prize * 0.6,
    open: OPENED + prize + 3700,
    rolling: OPENED + prize + code + 2600,
    slowing: page ? page.at + slowing * 0.45 : 0,
    still: page ? page.names - 60 : 0,
    entering: page ? page.names + 100 : 0,
    held: page ? page.over + 1800 : 0,
    last: draw.pages.length ? draw.pages.at(-1)!.over + 1500 : 0,
  }
}

function awardOf(draw: Draw, rank: number, person: Person, name: string): Award {
  return {
    id: `${draw.id}.${rank}`,
    draw: draw.id,
    rank,
    entry: person.entry,
    prize: draw.prize,
    status: 'won',
    claim: 'awaiting',
    absent: false,
    reason: null,
    note: '',
    by: '',
    claimedAt: 0,
    who: { name, group: person.group, tail: rank % 7 === 3 ? person.code.slice(-4) : '' },
  }
}

/** An event with people, sponsors, prizes and some winners, with nothing on. */
export function sampleEvent(made: SampleOptions = {}): State {
  const language = made.language ?? 'zh-CN'
  const random = new Random(20_260_117)
  const t = (zh: string, en: string) => (language === 'en' ? en : zh)
  const groups = tables(language)
  const people = Array.from({ length: made.people ?? 213 }, (_, i): Person => {
    const code = hex(random, 8).toUpperCase()
    return {
      id: `p${i}`,
      code,
      name: inventedName(random, language),
      group: groups[i % groups.length]!,
      tags: [],
      weight: 1,
      phone: '',
      email: '',
      checkedIn: true,
      entry: hex(random, 64),
      sealed: true,
      stays: true,
      left: false,
    }
  })
  const sponsors = [
    {
      id: 's1',
      name: t('湾流电脑', 'Gulfstream Laptops'),
      logo: '',
      thanks: t('三台笔记本电脑', 'three laptops'),
    },
    {
      id: 's2',
      name: t('鹭湾之声', 'Egret Bay Radio'),
      logo: '',
      thanks: t('录音棚一日', 'a day in the studio'),
    },
    {
      id: 's3',
      name: t('北岬智能', 'Northcape AI'),
      logo: '',
      thanks: t('一百份算力', 'a hundred shares of compute'),
    },
    { id: 's4', name: t('芦笛模型', 'Reedpipe Models'), logo: '', thanks: t('模型年卡', 'a year of models') },
  ]
  const prizes = [
    madePrize('r1', made.prize ?? t('湾流 X16 笔记本电脑', 'Gulfstream X16 laptop'), 's1', 3, 'grand'),
    madePrize('r2', made.prize ?? t('北岬智能算力年卡', 'A year of Northcape compute'), 's3', 100, 'small'),
    madePrize('r3', t('录音棚一日体验', 'A day in the studio'), 's2', 5, 'small'),
  ].map((prize) => ({ ...prize, picture: made.picture ?? '', group_first: made.groupFirst ?? false }))
  const before: Draw = {
    ...pastDraw(5, 'r3', people.slice(0, 5)),
  }
  const more = pastDraw(6, 'r2', people.slice(5, 12))
  return {
    ...emptyState('made'),
    title: t('深圳 AI 之夜', 'AI Night Shenzhen'),
    rehearsal: made.rehearsal ?? false,
    settings: { ...emptyState('made').settings, language, roll: 'checked-in' },
    people,
    sponsors,
    prizes,
    draws: [before, more],
    awards: [
      ...people.slice(0, 5).map((person, i) => awardOf(before, i + 1, person, person.name)),
      ...people.slice(5, 12).map((person, i) => awardOf(more, i + 1, person, person.name)),
    ],
  }
}

const pastDraw = (id: number, prize: string, winners: Person[]): Draw => ({
  id,
  prize,
  count: winners.length,
  need: 'room',
  phase: 'revealed',
  open: '0'.repeat(64),
  winners: winners.map(({ entry }) => entry),
  at: OPENED - 600_000,
  pace: 'small',
  animation: '',
  pool: 200,
  without: { won: 0, void: 0, withdrawn: 0, rule: 6 },
  redraw: null,
  word: '7',
  pages: timetable(winners.length, OPENED - 600_000, OPENED - 590_000, 'small'),
  shown: winners.length,
  revealedAt: OPENED - 580_000,
  landsAt: null,
  reason: null,
})

const madePrize = (
  id: string,
  name: string,
  sponsor: string,
  quantity: number,
  pace: Prize['pace'],
): Prize => ({
  id,
  name,
  quantity,
  unit: 'person',
  groups: null,
  per_group: 0,
  excludes: 'winners',
  counts: true,
  sponsor,
  need: 'room',
  left: quantity,
  picture: '',
  value: 0,
  note: '',
  animation: '',
  pace,
  per_draw: 1,
  group_first: false,
  auto: null,
})

/** The event with one cue on. */
export function madeScene(
  scene: SceneName | string,
  cue: Partial<Cue> = {},
  made: SampleOptions = {},
): State {
  const state = sampleEvent(made)
  const on: Cue = { id: 'c1', scene, title: '', prize: '', content: {}, notes: '', ...cue }
  return { ...state, cues: [on], show: { ...state.show, cue: 'c1', since: OPENED } }
}
