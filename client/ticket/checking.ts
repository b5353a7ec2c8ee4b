import { audit } from '../../shared/fair/audit.ts'
import { placesIn, type Place } from '../../shared/fair/places.ts'
import type { Proof } from '../../shared/fair/proof.ts'

/** What a phone is to work out: the proof as JSON text, its owner's entry, and the hashes of OPEN that it saw while draws were open. */
export interface Check {
  json: string
  entry: string
  codes: string[]
}

/** What it found, by itself. */
export interface Checked {
  ok: boolean
  /** How many faults; 0 where all is well. */
  faults: number
  draws: number
  winners: number
  voided: number
  abandoned: number
  /** Of the codes that this phone saw, how many stand in the proof, and whether one of this event's does not. */
  codes: number
  places: Place[]
  /** Milliseconds that it took. */
  took: number
}

/** Audits the whole proof and ranks the owner in every draw. `now` counts ms. */
export function check({ json, entry, codes }: Check, now: () => number): Checked {
  const from = now()
  let proof: unknown = null
  try {
    proof = JSON.parse(json)
  } catch {
    // what is no JSON is no proof either, as the audit says
  }
  const { ok, findings, report } = audit(proof)
  const draws = report?.draws ?? []
  const opened = new Set(draws.map((draw) => draw.hash))
  const sum = (of: (draw: (typeof draws)[number]) => number): number =>
    draws.reduce((n, draw) => n + of(draw), 0)
  return {
    ok,
    faults: findings.filter(({ level }) => level === 'error').length,
    draws: draws.filter(({ winners }) => winners.length > 0).length,
    winners: sum(({ winners }) => winners.length),
    voided: sum(({ voided }) => voided.length),
    abandoned: sum(({ reason }) => (reason ? 1 : 0)),
    codes: codes.filter((one) => opened.has(one)).length,
    places: ok ? placesIn(proof as Proof, entry).reverse() : [],
    took: now() - from,
  }
}
