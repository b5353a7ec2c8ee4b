import { Type, type Static } from 'typebox'
import type { Open } from '../fair/records.ts'
import { QUICKNET } from '../fair/records.ts'
import { roundFrom } from '../fair/round.ts'
import { fact, refusal, type Refusal } from './rule.ts'
import type { Draw, Need, State } from './state.ts'

/** How long before its round a draw may be opened, in seconds: people need time to photograph the code of OPEN. */
export const BEACON_AHEAD = { least: 15, usual: 30, most: 3600 }

/** Where a round can be read by hand: its number comes after. */
export const QUICKNET_ROUNDS = `https://api.drand.sh/${QUICKNET}/public/`

/** A round of the beacon as drand publishes it: its number and its signature. */
export const BeaconRound = Type.Object(
  {
    round: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    signature: Type.String({ pattern: '^[0-9a-f]{96}$' }),
  },
  { additionalProperties: false },
)
export type BeaconRound = Static<typeof BeaconRound>

/** A round from the JSON that drand's servers answer; null if the text holds none. Further members, such as the randomness, are left out. */
export function readRound(text: string): BeaconRound | null {
  try {
    const { round, signature } = JSON.parse(text) as Record<string, unknown>
    const isRound = Number.isSafeInteger(round) && Number(round) > 0
    if (!isRound || typeof signature !== 'string' || !/^[0-9a-f]{96}$/.test(signature)) return null
    return { round: round as number, signature }
  } catch {
    return null
  }
}

/** Why no draw may take its chance from the beacon; null if it may, or takes it from elsewhere. */
export function refuseNeed({ settings }: State, need: Need): Refusal | null {
  const isOff = need === 'beacon' && settings.beacon === undefined
  return isOff ? refusal('need-unavailable', { need }) : null
}

/** The round that OPEN announces; null where chance comes from elsewhere. `now` is epoch ms. */
export function announced({ settings }: State, need: Need, now: number): Open['beacon'] {
  if (need !== 'beacon') return null
  return { chain: QUICKNET, round: roundFrom(now + settings.beacon! * 1000) }
}

/** Why a draw cannot be closed with a round: it needs one and has none, has one and needs none, or announced another. */
export function refuseRound(
  { need, round: announced }: Draw,
  given: BeaconRound | undefined,
): Refusal | null {
  if (need !== 'beacon') return given ? refusal('round-unwanted') : null
  if (!given) return refusal('round-missing', { round: announced })
  return given.round === announced ? null : refusal('round-other', { round: given.round, announced })
}

export const beaconFacts = {
  /** Draws may take their chance from the beacon, from a round that is out so many seconds after OPEN; 0 turns it off. */
  'beacon-set': fact({
    schema: Type.Object({ seconds: Type.Integer({ minimum: 0 }) }),
    evolve(draft, { seconds }) {
      const { beacon: _beacon, ...settings } = draft.state.settings
      draft.state.settings = { ...settings, ...(seconds > 0 && { beacon: seconds }) }
    },
    touches: () => ['event'],
  }),
}
