import { fromHex, sha256, toHex } from './hash.ts'

/** How many draws an event's chain of seeds serves. */
export const CHAIN_LENGTH = 1000

/** The anchor of an event's seeds, hex of s_0: what every seal carries. `tip` is s_n, 32 random bytes. */
export function anchor(tip: Uint8Array | string, n: number = CHAIN_LENGTH): string {
  return toHex(seed(tip, 0, n))
}

/** The seed of a draw, s_no, 32 bytes. Throws a RangeError when the chain has no such seed. */
export function seed(tip: Uint8Array | string, no: number, n: number = CHAIN_LENGTH): Uint8Array {
  if (!(Number.isSafeInteger(no) && no >= 0 && no <= n)) throw new RangeError('seed: the chain is used up')
  let bytes = typeof tip === 'string' ? fromHex(tip) : tip
  for (let i = n; i > no; i--) bytes = sha256(bytes)
  return bytes
}

/**
 * Whether a seed (hex) of a draw leads to the anchor. `known` holds the seeds that already did, by draw number;
 * the walk stops at the nearest, so that the audit of a whole event costs at most one walk along the chain.
 */
export function leadsTo(
  anchorHex: string,
  no: number,
  seedHex: string,
  known: ReadonlyMap<number, string>,
): boolean {
  let bytes = fromHex(seedHex)
  for (let i = no; i > 0; i--) {
    const stop = known.get(i)
    if (stop !== undefined) return toHex(bytes) === stop
    bytes = sha256(bytes)
  }
  return toHex(bytes) === anchorHex
}
