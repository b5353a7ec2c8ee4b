import type { SceneName } from '../../shared/scenes/index.ts'
import type { PictureName } from './pictures.ts'
import type {
  DemoCue,
  DemoPrize,
  DemoSponsor,
  DemoTexts,
  DemoWork,
  Plan,
  PrizeKey,
  SponsorKey,
} from './types.ts'

const LOGOS: [key: SponsorKey, logo: DemoSponsor['logo']][] = [
  ['laptops', 'ridge'],
  ['radio', 'wave'],
  ['cape', 'cape'],
  ['reeds', 'reeds'],
]

/** From the small to the grand, as they are drawn. */
const STOCK: (Omit<DemoPrize, 'name' | 'note'> & { key: PrizeKey })[] = [
  {
    key: 'medal',
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

export const sponsorsOf = (texts: DemoTexts): DemoSponsor[] =>
  LOGOS.map(([key, logo]) => ({ key, logo, ...texts.sponsors[key] }))
export const prizesOf = (texts: DemoTexts): DemoPrize[] =>
  STOCK.map((prize) => ({ ...prize, ...texts.prizes[prize.key] }))

/** The tables that have handed in their works, by number, each with a drawing. */
const WORKS: [table: number, picture: PictureName][] = [
  [1, 'sketch-bars'],
  [3, 'sketch-line'],
  [7, 'sketch-phone'],
  [10, 'sketch-bars'],
  [12, 'sketch-phone'],
  [17, 'sketch-pie'],
]
export const worksOf = ({ works }: DemoTexts, tables: string[]): DemoWork[] =>
  works.map((work, i) => {
    const [table, picture] = WORKS[i]!
    return { group: tables[table - 1]!, ...work, link: `https://example.com/table-${table}`, picture }
  })

/** When the five talks begin. */
const TALKS_AT = ['19:00', '19:15', '19:30', '19:45', '20:00']

const cue = (
  scene: SceneName,
  title: string,
  content: Record<string, unknown> = {},
  notes = '',
  plan: Plan = {},
): DemoCue => ({
  scene,
  title,
  content,
  notes,
  plan,
})

/**
 * The evening in order: welcome, who sits where, five talks and a panel, the raffle, 20 minutes of co-creation by all tables, thanks, the next city.
 * The agenda follows it.
 */
export function programme(texts: DemoTexts, tables: string[]): DemoCue[] {
  const talks = texts.talks.map((talk, i) => ({ ...talk, at: TALKS_AT[i]! }))
  const welcome = { subtitle: texts.welcomeSubtitle, startsAt: '19:00' }
  const people = talks.map(({ speaker, role }) => `${speaker} · ${role}`)
  const unlisted = true
  return [
    cue('welcome', texts.welcome, welcome, texts.welcomeNotes, { at: '18:30', minutes: 20, unlisted }),
    cue('plan', '', { front: texts.planFront, back: texts.planBack }, '', { minutes: 8, unlisted }),
    cue('agenda', texts.agenda, {}, '', { minutes: 2 }),
    ...talks.map(({ at, topic, speaker, role }) =>
      cue('speaker', topic, { name: speaker, role, at }, '', { minutes: 15 }),
    ),
    cue('panel', texts.panel, { people, at: '20:15' }, '', { minutes: 30 }),
    cue('thanks', texts.thanksForPrizes, {}, '', { minutes: 3 }),
    ...STOCK.map(({ key }): DemoCue => ({
      ...cue('draw', '', {}, '', { minutes: 4, colour: 'amber' }),
      prize: key,
    })),
    cue('winners', texts.winners, {}, '', { minutes: 2, unlisted }),
    cue('countdown', texts.making, { minutes: 20, task: texts.makingTask }, texts.makingNotes, {
      colour: 'teal',
    }),
    cue('groups', texts.groups, { groups: tables, minutes: 1 }, '', { minutes: 21, colour: 'teal' }),
    cue('thanks', texts.thanks, {}, '', { minutes: 2, unlisted }),
    cue('closing', texts.closing, { text: texts.closingText, next: texts.closingNext }, '', { minutes: 3 }),
  ]
}
