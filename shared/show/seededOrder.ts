/**
 * A list in an order that the seed (an integer) decides: the same list and seed give the same order everywhere. For
 * arrangements that are to be repeated, never for draws: it is no secret and no fair chance.
 */
export function seededOrder<T>(list: readonly T[], seed: number): T[] {
  const next = mulberry32(seed)
  const order = list.slice()
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(next() * (i + 1))
    ;[order[i], order[other]] = [order[other]!, order[i]!]
  }
  return order
}

/** Numbers from 0 to below 1 (mulberry32 by Tommy Ettinger, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
