import { hash } from './hash.ts'
import { isLine } from './chain.ts'
import { pool, ranking } from './pick.ts'
import type { Proof } from './proof.ts'
import type { Close, Open, Result, Seal } from './records.ts'
import { entrants, groupEntry, type RollRow } from './roll.ts'

/** Where somebody stands in a draw. */
export interface Place {
  no: number
  /** The prize's name, as it was sealed. */
  prize: string
  /** How many were in the pool, and how many of them won. */
  pool: number
  winners: number
  /** Place in the ranking of the whole pool, counted from 1; null for who was not in it. */
  rank: number | null
}

type Body = Seal | Open | Close | Result | { type: '' }

/**
 * Where the person of an entry stands in every draw that has its result, in their order; in draws among groups its group does. The
 * proof is taken to hold: `audit` says whether it does.
 */
export function placesIn({ event, journal, rolls }: Proof, entry: string): Place[] {
  const seals = new Map<string, Seal>()
  let open: Open | null = null
  let close: string | null = null
  return journal.flatMap((line): Place[] => {
    const body = isLine(line) && 'body' in line ? (line.body as Body) : ({ type: '' } as const)
    if (body.type === 'fd1/seal') seals.set(hash(body), body)
    if (body.type === 'fd1/open') open = body
    if (body.type === 'fd1/close') close = hash(body)
    if (body.type !== 'fd1/result' || !open || !close) return []
    const seal = seals.get(open.seal)
    const roll = seal && (rolls[seal.root] as RollRow[] | undefined)
    const prize = seal?.prizes.find(({ id }) => id === open!.prize)
    if (!roll || !prize) return []
    const group = roll.find((row) => row[0] === entry)?.[2] ?? ''
    const own = prize.unit === 'person' ? entry : group && groupEntry(event, group)
    const rows = pool(entrants(event, roll, prize.unit), prize, open.without)
    const isIn = rows.some((row) => row[0] === own)
    const rank = isIn ? ranking({ seed: body.seed, close, pool: rows }).indexOf(own) + 1 : null
    return [{ no: open.no, prize: prize.name, pool: rows.length, winners: body.winners.length, rank }]
  })
}
