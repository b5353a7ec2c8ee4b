import { Type } from 'typebox'
import { refusal, type Refusal } from './rule.ts'
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

const isRevealed = (state: State, draw: number): boolean => find(state.draws, draw)?.phase === 'revealed'

const unlessVoided = (award: Award): Award | Refusal =>
  award.status === 'voided' ? refusal('award-voided', { draw: award.draw, entry: award.entry }) : award

/** The award of an entry in a draw that is wholly revealed, unless it is voided; until then there is none to speak of. */
export function live(state: State, { draw, entry }: AwardRef): Award | Refusal {
  const place = isRevealed(state, draw) ? placeAmong(find(state.draws, draw)!.winners, entry) : -1
  const award = find(state.awards, `${draw}.${place + 1}`)
  return award ? unlessVoided(award) : refusal('award-unknown', { draw, entry })
}

/** The same by the award's id. Ids can be guessed: of what is not revealed the refusal tells nothing, least of all whose it is. */
export function liveById(state: State, id: string): Award | Refusal {
  const award = find(state.awards, id)
  return award && isRevealed(state, award.draw)
    ? unlessVoided(award)
    : refusal('award-unknown', { award: id })
}
