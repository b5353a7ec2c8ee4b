/** A deterministic 32-bit hash of integers, so that every screen gets the same values. */
export function mix(...numbers: number[]): number {
  let h = 0x9e3779b9
  for (const number of numbers) {
    h = Math.imul(h ^ number, 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    h ^= h >>> 16
  }
  return h >>> 0
}

/** A deterministic pseudo-random number in [0, 1) from integers. */
export const share = (...numbers: number[]): number => mix(...numbers) / 2 ** 32

/** The numbers 0 to n − 1, shuffled deterministically by a seed. */
export function shuffled(n: number, seed: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const other = mix(seed, i) % (i + 1)
    ;[order[i], order[other]] = [order[other]!, order[i]!]
  }
  return order
}
