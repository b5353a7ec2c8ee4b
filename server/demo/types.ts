import type { Cue } from '../../shared/show/state.ts'
import type { SceneName } from '../../shared/scenes/index.ts'
import type { PersonInput } from '../../shared/show/rule.ts'
import type { Need, Pace, Unit } from '../../shared/show/state.ts'
import type { PictureName } from './pictures.ts'
import type { Random } from './random.ts'

/** A sponsor; `key` is what prizes name it by until it has an id. */
export interface DemoSponsor {
  key: string
  name: string
  thanks: string
  logo: PictureName
}

/** A line of stock, with what differs from a new prize's settings. */
export interface DemoPrize {
  key: string
  name: string
  sponsor: string
  picture: PictureName
  quantity: number
  /** Of one unit, in yuan. */
  value: number
  note: string
  need: Need
  pace: Pace
  per_draw: number
  unit?: Unit
  per_group?: number
  counts?: boolean
  excludes?: 'winners' | 'own' | 'none'
  group_first?: boolean
  /** Name of a stage animation; the first if left out. */
  animation?: string
}

/** A cue in the order of the rundown. A `draw` names its prize's key: saving that prize makes the cue. */
export interface DemoCue {
  scene: SceneName
  title: string
  prize?: string
  content: Record<string, unknown>
  notes: string
  plan: Plan
}

/** When a cue is planned, and what tells it apart. */
export type Plan = Partial<Pick<Cue, 'at' | 'minutes' | 'colour'>> & { unlisted?: boolean }
/** What a table made; `link` is an address that nobody has. */
export interface DemoWork {
  group: string
  title: string
  sentence: string
  link: string
  picture: PictureName
}

/** The next city's event, whose seats are drawn. */
export interface DemoNextCity {
  title: string
  city: string
  people: PersonInput[]
  seats: number
  /** The codes of those who have a seat without the draw. */
  certain: { code: string; why: 'speaker' | 'sponsor' | 'crew' }[]
  /** What was called in the room. */
  words: string
}

export interface DemoEvent {
  title: string
  people: PersonInput[]
  tables: { name: string; background: string }[]
  sponsors: DemoSponsor[]
  prizes: DemoPrize[]
  cues: DemoCue[]
  works: DemoWork[]
  /** WebP files of 800 by 600, by the names that sponsors, prizes and works use. */
  pictures: { name: PictureName; bytes: Buffer }[]
}

export type SponsorKey = 'laptops' | 'radio' | 'cape' | 'reeds'
export type PrizeKey = 'medal' | 'credits' | 'speaker' | 'tea' | 'kit' | 'headphones' | 'laptop'
export type Background =
  | ('finance' | 'internet' | 'industry' | 'media' | 'film' | 'public')
  | ('education' | 'health' | 'law' | 'design' | 'universities')

interface Talk {
  speaker: string
  role: string
  topic: string
}

/** What the demo event says in one language: its people, its sponsors and what is on stage, all invented. */
export interface DemoTexts {
  title: string
  /** What ticket codes begin with. */
  codes: string
  /** The name of somebody who signed up. */
  name(random: Random): string
  /** The name of a table, by its number from 1. */
  table(number: number, background: string): string
  backgrounds: Record<Background, string>
  sponsors: Record<SponsorKey, { name: string; thanks: string }>
  prizes: Record<PrizeKey, { name: string; note: string }>
  talks: [Talk, Talk, Talk, Talk, Talk]
  welcome: string
  welcomeSubtitle: string
  welcomeNotes: string
  /** What is before the tables and behind them. */
  planFront: string
  planBack: string
  agenda: string
  panel: string
  thanksForPrizes: string
  winners: string
  making: string
  makingTask: string
  makingNotes: string
  groups: string
  /** What some tables made. */
  works: { title: string; sentence: string }[]
  thanks: string
  closing: string
  closingText: string
  /** The next city. */
  closingNext: string
  /** The event there, and the words that were called when its seats were drawn. */
  nextTitle: string
  nextWords: string
}
