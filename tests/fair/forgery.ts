import { fromHex, hash, toHex } from '../../shared/fair/hash.ts'
import { ZERO, lineHash, type Line } from '../../shared/fair/journal.ts'
import { pool, winners } from '../../shared/fair/pick.ts'
import type { Proof } from '../../shared/fair/proof.ts'
import { isPublic, type Close, type Open, type PublicRecord, type Seal } from '../../shared/fair/records.ts'
import { entrants } from '../../shared/fair/roll.ts'
import { seed } from '../../shared/fair/seeds.ts'
import { copy } from '../support/vectors.ts'

/** A line as a forger handles it: nothing of the chain, which is made anew. */
export interface Loose {
  at: string
  body?: object
  digest: string
}

/** Members that a forger leaves as they are, wrong or not. */
export type KeptUpTo = 'seal' | 'prev' | 'open' | 'close' | 'winners' | 'seed'

/**
 * The proof that an operator would show who changes some lines and then makes everything fit again: digests, chain,
 * what each record names, seeds and winners; all but what is `kept`. Only the rules of the draw can tell.
 */
export function forge(
  proof: Proof,
  tip: string,
  change: (lines: Loose[]) => void,
  kept: KeptUpTo[] = [],
): Proof {
  const loose = copy(proof.journal).map(({ at, body, digest }): Loose => ({ at, body, digest }))
  change(loose)
  const keeps = new Set(kept)
  const told: { seal?: Seal; open?: Open; close?: Close } = {}
  const journal: Line[] = []
  for (const { at, body, digest } of loose) {
    const prev = journal[journal.length - 1]?.hash ?? ZERO
    const shown = isPublic(body) ? refit(body, prev) : body
    const chained = { seq: journal.length + 1, prev, at, digest: shown ? hash(shown) : digest }
    journal.push({ ...chained, hash: lineHash(chained), ...(shown && { body: shown }) })
  }
  return { ...copy(proof), journal }

  function refit(record: PublicRecord, head: string): PublicRecord {
    if (record.type === 'fd1/seal') told.seal = record
    if (record.type === 'fd1/open') {
      if (!keeps.has('seal') && told.seal) record.seal = hash(told.seal)
      if (!keeps.has('prev')) record.prev = head
      told.open = record
    }
    if (record.type === 'fd1/close') {
      if (!keeps.has('open') && told.open) record.open = hash(told.open)
      told.close = record
    }
    if (record.type === 'fd1/abandon' && !keeps.has('open') && told.open) {
      record.open = hash(told.open)
      if (!keeps.has('seed')) record.seed = seedOf(told.open)
    }
    if (record.type === 'fd1/result' && told.open && told.close && told.seal) {
      if (!keeps.has('close')) record.close = hash(told.close)
      if (!keeps.has('seed')) record.seed = seedOf(told.open)
      if (!keeps.has('winners')) record.winners = drawn(told.seal, told.open, record.close, record.seed)
    }
    return record
  }

  function seedOf({ no }: Open): string {
    return toHex(seed(tip, no))
  }

  function drawn({ root, prizes }: Seal, open: Open, close: string, seedHex: string): string[] {
    const prize = prizes.find(({ id }) => id === open.prize)
    if (!prize) return []
    const eligible = pool(entrants(proof.event, proof.rolls[root] ?? [], prize.unit), prize, open.without)
    const { count, taken } = open
    return winners({ seed: fromHex(seedHex), close, pool: eligible, count, taken, perGroup: prize.per_group })
  }
}
