import type { Zone } from './zones.ts'

/** How far a span of time has passed at `t`, 0 to 1. */
export const part = (t: number, from: number, to: number): number =>
  to > from ? Math.min(1, Math.max(0, (t - from) / (to - from))) : t >= to ? 1 : 0

/** Fast at first, then settling: for what enters. */
export const enters = (s: number): number => 1 - (1 - s) ** 3

/** Slow, fast, slow: for what travels from one place to another. */
export const travels = (s: number): number => (s < 0.5 ? 4 * s ** 3 : 1 - (2 - 2 * s) ** 3 / 2)

/** A number between two; `s` 0 gives the first. */
export const between = (from: number, to: number, s: number): number => from + (to - from) * s

/** A zone on its way from one to another. */
export const zoneBetween = (from: Zone, to: Zone, s: number): Zone => ({
  x: between(from.x, to.x, s),
  y: between(from.y, to.y, s),
  width: between(from.width, to.width, s),
  height: between(from.height, to.height, s),
})
