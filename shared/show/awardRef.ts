import { Type } from 'typebox'
import { refusal, isRefusal, type Refusal } from './rule.ts'
import type { Award, State } from './state.ts'
import { find } from './table.ts'
import { Entry, TextOrNone } from './texts.ts'

/** An award as commands and facts name it. */
export interface AwardRef {
  draw: number
  entry: string
}

export const DrawNumber = Type.Integer({ minimum: 1 })
export const OfAward = { draw: DrawNumber, entry: Entry }
/** Some winners of one draw. */
export const Entries = Type.Array(Entry, { minItems: 1, maxItems: 1000, uniqueItems: true })
export const Note = Type.Optional(TextOrNone(300))

/** What a command that concerns an award touches. */
export const awardKey = ({ draw, entry }: AwardRef): string => `award:${draw}.${entry}`

const places = new WeakMap<readonly string[], ReadonlyMap<string, number>>()

/** The place of an entry among the winners of a draw, from 0; −1 if it is none of them. Thousands are asked for at once. */
export function placeAmong(winners: readonly string[], entry: string): number {
  let known = places.get(winners)
  if (!known) places.set(winners, (known = new Map(winners.map((winner, i) => [winner, i]))))
  return known.get(entry) ?? -1
}

/** The award of an entry in a draw that is wholly revealed; until then there is none to speak of. */
function revealed(state: State, { draw, entry }: AwardRef): Award | Refusal {
  const known = find(state.draws, draw)
  const place = known?.phase === 'revealed' ? placeAmong(known.winners, entry) : -1
  return find(state.awards, `${draw}.${place + 1}`) ?? refusal('award-unknown', { draw, entry })
}

/** The same, if it is not voided. */
export function live(state: State, ref: AwardRef): Award | Refusal {
  const award = revealed(state, ref)
  return !isRefusal(award) && award.status === 'voided'
    ? refusal('award-voided', { draw: ref.draw, entry: ref.entry })
    : award
}
