import type { Language } from '../../shared/show/languages.ts'
import { seatedTables, signUps } from './people.ts'
import { Random } from './random.ts'
import { TEXTS } from './texts/index.ts'
import type { DemoNextCity } from './types.ts'

const SEED = 20_260_214
const SEATS = 200
const CERTAIN: [count: number, why: DemoNextCity['certain'][number]['why']][] = [
  [5, 'speaker'],
  [4, 'sponsor'],
  [6, 'crew'],
]

/** The event after the reference event: as many sign-ups again, by background, for 200 seats. Who gets one is drawn by whoever makes it. */
export function nextCity(language: Language): DemoNextCity {
  const { closingNext, nextTitle, nextWords } = TEXTS[language]
  const random = new Random(SEED)
  const backgrounds = seatedTables(language).map(({ background }) => background)
  const people = signUps(random, language, 'N').map((person) => ({
    ...person,
    background: random.pick(backgrounds),
  }))
  const reasons = CERTAIN.flatMap(([count, why]) => Array.from({ length: count }, () => why))
  return {
    title: nextTitle,
    city: closingNext,
    people,
    seats: SEATS,
    certain: reasons.map((why, i) => ({ code: people[i]!.code, why })),
    words: nextWords,
  }
}
