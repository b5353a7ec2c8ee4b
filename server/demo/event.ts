import type { Language } from '../../shared/show/languages.ts'
import { demoPeople, seatedTables, tables } from './people.ts'
import { picture } from './pictures.ts'
import { prizesOf, programme, sponsorsOf, worksOf } from './programme.ts'
import { Random } from './random.ts'
import { TEXTS } from './texts/index.ts'
import type { DemoEvent } from './types.ts'

const SEED = 20_260_117

/**
 * The reference event: an AI meetup with invented people and sponsors. The same seed gives the same event, byte
 * for byte.
 */
export async function demoEvent(language: Language, seed = SEED): Promise<DemoEvent> {
  const texts = TEXTS[language]
  const sponsors = sponsorsOf(texts)
  const prizes = prizesOf(texts)
  const works = worksOf(texts, tables(language))
  const names = [
    ...new Set([
      ...sponsors.map((sponsor) => sponsor.logo),
      ...prizes.map((prize) => prize.picture),
      ...works.map((work) => work.picture),
    ]),
  ]
  const pictures: DemoEvent['pictures'] = []
  for (const name of names) pictures.push({ name, bytes: await picture(name) })
  return {
    title: texts.title,
    people: demoPeople(new Random(seed), language),
    tables: seatedTables(language),
    sponsors,
    prizes,
    cues: programme(texts, tables(language)),
    works,
    pictures,
  }
}
