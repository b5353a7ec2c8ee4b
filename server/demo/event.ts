import type { Language } from '../../shared/show/state.ts'
import { demoPeople, tables } from './people.ts'
import { picture } from './pictures.ts'
import { programme, SPONSORS, STOCK } from './programme.ts'
import { Random } from './random.ts'
import type { DemoEvent } from './types.ts'

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
