/** A value between 0 and 1 for a point of the integer grid, always the same one. */
function hash(x: number, y: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32
}

/** Smooth value noise, 0 to 1, that varies over a distance of 1. */
export function noise(x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [fx, fy] = [x - left, y - top]
  const [sx, sy] = [fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)]
  const above = hash(left, top) * (1 - sx) + hash(left + 1, top) * sx
  const below = hash(left, top + 1) * (1 - sx) + hash(left + 1, top + 1) * sx
  return above * (1 - sy) + below * sy
}

/** Three octaves of noise, 0 to 1: the density of haze. */
export const haze = (x: number, y: number): number =>
  (noise(x, y) * 4 + noise(x * 2.03 + 7.1, y * 2.03 + 7.1) * 2 + noise(x * 4.1 + 3.7, y * 4.1 + 9.2)) / 7

/** White noise, 0 to 1, per pixel; added before rounding, so that slow gradients show no bands. */
export const grain = (x: number, y: number): number => hash(x * 2 + 1, y * 2 + 1)
