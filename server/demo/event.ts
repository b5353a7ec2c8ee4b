import type { SceneName } from '../../shared/scenes.ts'
import type { PersonInput } from '../../shared/show/rule.ts'
import type { Language, Need, Pace, Unit } from '../../shared/show/state.ts'
import { demoPeople, tables } from './people.ts'
import { type PictureName, picture } from './pictures.ts'
import { programme, SPONSORS, STOCK } from './programme.ts'
import { Random } from './random.ts'

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
}

export interface DemoEvent {
  title: string
  people: PersonInput[]
  sponsors: DemoSponsor[]
  prizes: DemoPrize[]
  cues: DemoCue[]
  /** PNG files of 800 by 600, by the names that sponsors and prizes use. */
  pictures: { name: PictureName; bytes: Buffer }[]
}

const SEED = 20_260_117

/**
 * The reference event: an AI meetup in Shenzhen with invented people and sponsors. The same seed gives the same event, byte
 * for byte.
 */
export async function demoEvent(language: Language, seed = SEED): Promise<DemoEvent> {
  const sponsors = SPONSORS[language]
  const prizes = STOCK[language]
  const names = [
    ...new Set([...sponsors.map((sponsor) => sponsor.logo), ...prizes.map((prize) => prize.picture)]),
  ]
  const pictures: DemoEvent['pictures'] = []
  for (const name of names) pictures.push({ name, bytes: await picture(name) })
  return {
    title: language === 'en' ? 'AI Night Shenzhen' : '深圳 AI 之夜',
    people: demoPeople(new Random(seed), language),
    sponsors,
    prizes,
    cues: programme(language, tables(language)),
    pictures,
  }
}
