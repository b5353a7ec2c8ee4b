import { beam, spot, type Light } from './light.ts'

/** Two cool beams from the sides that give a room its depth. */
export const sides = (aspect: number, level = 0.1, warmth = 0) => [
  beam([-0.46 * aspect, -0.25 * aspect], [0.04, 0.2], level, warmth, 0.86),
  beam([0.46 * aspect, 0.27 * aspect], [0.04, 0.2], level * 0.9, warmth, 0.86),
]

/** The line of light along the foot of the wall. */
export const horizonGlow = (horizon: number, level = 0.14, warmth = 0.55, width = 1.1) =>
  spot([0, horizon + 0.02], [width, 0.1], level, warmth)

/** As many places side by side, evenly over the picture's width; x of each. */
export const abreast = (count: number, aspect: number): number[] =>
  Array.from({ length: count }, (_, i) => ((i + 0.5) / count - 0.5) * aspect * 0.9)

/** A warm beam and its pool under each of several columns. */
export function columns(aspect: number, count: number, horizon: number, level: number, pool: number): Light {
  const width = (aspect * 0.9) / count
  const places = abreast(count, aspect)
  return {
    horizon,
    folds: 0.5,
    beams: places.map((x) =>
      beam([x * 1.04, x], [width * 0.16, Math.min(0.42, width * 0.42)], level, 1, 0.93),
    ),
    pools: places.map((x) => spot([x, 0.925], [width * 0.46, 0.04], pool, 1)),
    glows: [spot([0, 0.46], [0.9, 0.34], 0.03, 1), horizonGlow(horizon, 0.13, 0.8)],
  }
}

/** A winner's name in warm light around `x`, with the prize standing in a smaller pool at `prize`. */
export const winner = (aspect: number, x: number, prize: number): Light => ({
  horizon: 0.83,
  folds: 0.55,
  beams: [
    beam([x - 0.04, x], [0.1, 0.44], 0.22, 1, 0.84),
    beam([x - 0.66, x - 0.1], [0.05, 0.18], 0.09, 1, 0.8),
    beam([x + 0.66, x + 0.1], [0.05, 0.18], 0.09, 1, 0.8),
    beam([prize + 0.12, prize], [0.05, 0.2], 0.12, 0.8, 0.86),
    ...sides(aspect, 0.1),
  ],
  pools: [spot([x, 0.915], [0.68, 0.058], 1, 1), spot([prize, 0.915], [0.28, 0.042], 0.42, 0.85)],
  glows: [spot([x, 0.44], [0.56, 0.28], 0.05, 1), spot([0, 0.8], [aspect * 0.5, 0.07], 0.1, 0.6)],
})
