import { beam, spot, type Light } from './light.ts'
import { abreast, columns, horizonGlow, sides, winner } from './rigs.ts'

/** What a light is made for. @param aspect width of the picture divided by its height @param count how many things it lights side by side */
type MakeLight = (aspect: number, count: number) => Light

/** Every light of the set, by name. A scene of the programme finds its light under its own name. */
export const LIGHTS = {
  welcome: (aspect) => ({
    horizon: 0.8,
    folds: 0.9,
    beams: [
      beam([-0.42 * aspect, -0.15 * aspect], [0.05, 0.24], 0.17, 0, 0.95),
      beam([0.42 * aspect, 0.17 * aspect], [0.05, 0.24], 0.16, 0, 0.95),
      beam([-0.11 * aspect, -0.31 * aspect], [0.03, 0.16], 0.09, 0.2),
      beam([0.14 * aspect, 0.35 * aspect], [0.03, 0.16], 0.09, 0.2),
    ],
    pools: [spot([-0.25, 0.93], [0.6, 0.055], 0.4, 0.8), spot([0.32, 0.93], [0.6, 0.055], 0.4, 0.8)],
    glows: [
      horizonGlow(0.81, 0.3, 1, 1),
      spot([0.1, 0.82], [0.5, 0.24], 0.05, 1),
      spot([0, 0.3], [0.9, 0.4], 0.05, 0),
    ],
  }),
  agenda: (aspect) => ({
    horizon: 0.86,
    folds: 0.7,
    beams: [
      beam([-0.35 * aspect, -0.29 * aspect], [0.08, 0.36], 0.18, 0.7, 0.95),
      beam([0.31 * aspect, 0.11 * aspect], [0.05, 0.26], 0.04, 0),
      beam([0.5 * aspect, 0.38 * aspect], [0.04, 0.2], 0.07, 0),
    ],
    pools: [spot([-0.29 * aspect, 0.93], [0.52, 0.05], 0.6, 0.9)],
    glows: [
      spot([-0.28 * aspect, 0.5], [0.45, 0.4], 0.08, 0.8),
      horizonGlow(0.86, 0.12, 0.4),
      spot([0.22 * aspect, 0.45], [0.5, 0.5], 0.05, 0),
    ],
  }),
  /** A talk with the speaker's portrait at the right. */
  speaker: (aspect) => ({
    horizon: 0.84,
    folds: 0.7,
    beams: [
      beam([0.35 * aspect, 0.28 * aspect], [0.06, 0.3], 0.22, 0.6),
      beam([-0.45 * aspect, -0.12 * aspect], [0.04, 0.2], 0.1, 0),
      beam([0.11 * aspect, 0.24 * aspect], [0.03, 0.12], 0.09, 0),
    ],
    pools: [spot([0.28 * aspect, 0.93], [0.42, 0.06], 0.36, 0.7)],
    glows: [
      spot([0.28 * aspect, 0.45], [0.42, 0.36], 0.13, 0.4),
      horizonGlow(0.86, 0.14, 0.35),
      spot([-0.33 * aspect, 0.4], [0.6, 0.4], 0.04, 0),
    ],
  }),
  /** A talk in type alone. */
  speech: (aspect) => ({
    horizon: 0.82,
    folds: 0.75,
    beams: [
      beam([-0.2 * aspect, -0.17 * aspect], [0.08, 0.42], 0.18, 0.4, 0.92),
      beam([0.42 * aspect, 0.25 * aspect], [0.04, 0.2], 0.14, 0, 0.92),
      beam([0.2 * aspect, 0.38 * aspect], [0.03, 0.14], 0.1, 0.1, 0.92),
    ],
    pools: [
      spot([-0.17 * aspect, 0.91], [0.6, 0.06], 0.34, 0.75),
      spot([0.25 * aspect, 0.92], [0.3, 0.05], 0.16, 0),
    ],
    glows: [
      spot([-0.17 * aspect, 0.5], [0.7, 0.36], 0.07, 0.7),
      horizonGlow(0.84, 0.15, 0.5),
      spot([0.34 * aspect, 0.4], [0.4, 0.4], 0.06, 0),
    ],
  }),
  panel: (aspect, count) => {
    const places = abreast(count, aspect)
    return {
      horizon: 0.84,
      folds: 0.6,
      beams: places.map((x) => beam([x * 1.1, x], [0.04, 0.15], 0.16, 0.35)),
      pools: places.map((x) => spot([x, 0.92], [Math.min(0.2, (aspect * 0.4) / count), 0.045], 0.28, 0.65)),
      glows: [horizonGlow(0.86, 0.16, 0.45), spot([0, 0.45], [0.9, 0.3], 0.05, 0.2)],
    }
  },
  /** One sponsor at the left. */
  sponsor: (aspect) => ({
    horizon: 0.8,
    folds: 0.7,
    beams: [
      beam([-0.25 * aspect, -0.2 * aspect], [0.08, 0.36], 0.27, 0.75),
      beam([0.4 * aspect, 0.22 * aspect], [0.04, 0.2], 0.09, 0),
      beam([-0.48 * aspect, -0.34 * aspect], [0.03, 0.1], 0.09, 0),
    ],
    pools: [
      spot([-0.2 * aspect, 0.89], [0.5, 0.07], 0.44, 0.85),
      spot([0.22 * aspect, 0.9], [0.4, 0.05], 0.13, 0.2),
    ],
    glows: [spot([-0.2 * aspect, 0.45], [0.46, 0.36], 0.15, 0.75), horizonGlow(0.83, 0.15, 0.6)],
  }),
  thanks: (aspect, count) => ({ ...columns(aspect, count, 0.83, 0.14, 0.6), folds: 0.6 }),
  /** A prize that stands at the right. */
  prize: (aspect) => ({
    horizon: 0.8,
    folds: 0.65,
    beams: [
      beam([0.28 * aspect, 0.24 * aspect], [0.06, 0.36], 0.3, 0.85),
      beam([-0.45 * aspect, -0.22 * aspect], [0.04, 0.2], 0.1, 0),
      beam([0.5 * aspect, 0.4 * aspect], [0.03, 0.1], 0.06, 0),
    ],
    pools: [spot([0.24 * aspect, 0.875], [0.46, 0.065], 0.8, 0.95)],
    glows: [
      spot([0.24 * aspect, 0.46], [0.46, 0.34], 0.16, 0.7),
      horizonGlow(0.83, 0.14, 0.55),
      spot([-0.28 * aspect, 0.4], [0.5, 0.4], 0.045, 0),
    ],
  }),
  /** The grand prize, in the middle. */
  grand: (aspect) => ({
    horizon: 0.855,
    folds: 0.55,
    beams: [
      beam([0, 0], [0.1, 0.54], 0.42, 0.92, 0.88),
      ...sides(aspect, 0.14),
      beam([-0.28 * aspect, -0.11 * aspect], [0.03, 0.12], 0.13, 1, 0.86),
      beam([0.28 * aspect, 0.11 * aspect], [0.03, 0.12], 0.13, 1, 0.86),
    ],
    pools: [spot([0, 0.92], [0.78, 0.055], 1.05, 1)],
    glows: [spot([0, 0.34], [0.5, 0.3], 0.24, 0.95), spot([0, 0.86], [1, 0.04], 0.1, 0.6)],
  }),
  /** A draw that is open: the code at the left, the globe waits at the right. */
  open: (aspect) => ({
    horizon: 0.84,
    folds: 0.6,
    beams: [
      beam([-0.42 * aspect, -0.25 * aspect], [0.05, 0.26], 0.13, 0.1, 0.92),
      beam([0.276 * aspect, 0.276 * aspect], [0.2, 0.42], 0.07, 1),
    ],
    pools: [
      spot([0.276 * aspect, 0.91], [0.46, 0.06], 0.56, 1),
      spot([-0.25 * aspect, 0.92], [0.4, 0.05], 0.15, 0.2),
    ],
    glows: [spot([0.276 * aspect, 0.5], [0.55, 0.4], 0.12, 1), horizonGlow(0.86, 0.12, 0.5)],
  }),
  rolling: (aspect) => ({
    horizon: 0.86,
    folds: 0.5,
    beams: [
      beam([-0.45 * aspect, -0.28 * aspect], [0.05, 0.24], 0.11, 0.3, 0.92),
      beam([0.21 * aspect, 0.21 * aspect], [0.3, 0.55], 0.06, 1, 0.95),
    ],
    pools: [
      spot([0.21 * aspect, 0.945], [0.58, 0.06], 0.85, 1),
      spot([-0.25 * aspect, 0.93], [0.5, 0.05], 0.16, 0.8),
    ],
    glows: [spot([0.21 * aspect, 0.5], [0.75, 0.5], 0.15, 1), horizonGlow(0.88, 0.12, 0.8)],
  }),
  landing: (aspect) => ({
    horizon: 0.82,
    folds: 0.4,
    beams: [
      beam([-0.45 * aspect, -0.06 * aspect], [0.03, 0.12], 0.13, 0.6, 0.8),
      beam([0.45 * aspect, 0.06 * aspect], [0.03, 0.12], 0.13, 0.6, 0.8),
      beam([0, 0], [0.07, 0.3], 0.12, 1, 0.86),
    ],
    pools: [spot([0, 0.9], [0.58, 0.06], 1, 1)],
    glows: [spot([0, 0.42], [0.55, 0.24], 0.06, 1), spot([0, 0.84], [0.8, 0.08], 0.22, 1)],
  }),
  /** One winner at the left, the prize at the right. */
  winner: (aspect) => winner(aspect, -0.157 * aspect, 0.326 * aspect),
  /** One winner over the full width, the prize below. */
  'winner-wide': (aspect) => winner(aspect, 0, 0.1 * aspect),
  /** After the last prize of the event: the warm light of the house. */
  finale: (aspect) => ({
    horizon: 0.83,
    folds: 0.85,
    beams: [-0.36, -0.18, 0, 0.18, 0.36].map((x) =>
      beam([x * aspect * 0.9, x * aspect], [0.06, 0.26], 0.16, 1, 0.92),
    ),
    pools: [spot([0, 0.92], [aspect * 0.6, 0.06], 1, 1)],
    glows: [horizonGlow(0.83, 0.34, 1, 1.2), spot([0, 0.4], [aspect * 0.6, 0.5], 0.12, 1)],
  }),
  columns: (aspect, count) => columns(aspect, count, 0.84, 0.23, 1.08),
  rows: (aspect, count) => columns(aspect, count, 0.87, 0.17, 0.78),
  winners: (aspect) => ({
    horizon: 0.9,
    folds: 0.7,
    beams: [
      beam([-0.17 * aspect, -0.09 * aspect], [0.05, 0.26], 0.15, 0.9, 0.98),
      beam([-0.48 * aspect, -0.34 * aspect], [0.04, 0.18], 0.1, 0.1, 0.95),
      beam([0.48 * aspect, 0.31 * aspect], [0.04, 0.22], 0.09, 0, 0.95),
    ],
    pools: [spot([-0.09 * aspect, 0.95], [0.6, 0.04], 0.36, 1)],
    glows: [spot([-0.11 * aspect, 0.45], [0.6, 0.5], 0.07, 1), horizonGlow(0.91, 0.16, 0.7)],
  }),
  countdown: (aspect) => ({
    horizon: 0.645,
    folds: 0.7,
    beams: [
      ...sides(aspect, 0.14),
      beam([-0.11 * aspect, -0.15 * aspect], [0.05, 0.2], 0.09, 0.2, 0.72),
      beam([0.11 * aspect, 0.15 * aspect], [0.05, 0.2], 0.09, 0.2, 0.72),
    ],
    pools: [spot([0, 0.93], [0.95, 0.05], 0.56, 1)],
    glows: [spot([0, 0.66], [1, 0.07], 0.26, 1), spot([0, 0.4], [0.8, 0.3], 0.06, 0)],
  }),
  /** The last minute of a countdown. */
  last: (aspect) => ({
    horizon: 0.7,
    folds: 0.4,
    beams: [
      beam([-0.48 * aspect, -0.06 * aspect], [0.04, 0.24], 0.16, 1, 0.74),
      beam([0.48 * aspect, 0.06 * aspect], [0.04, 0.24], 0.16, 1, 0.74),
      beam([0, 0], [0.12, 0.42], 0.15, 1, 0.76),
    ],
    pools: [spot([0, 0.93], [0.78, 0.055], 1, 1)],
    glows: [spot([0, 0.42], [0.6, 0.34], 0.05, 1), spot([0, 0.7], [0.6, 0.04], 0.24, 1)],
  }),
  groups: (aspect) => ({
    horizon: 0.84,
    folds: 0.7,
    beams: [beam([-0.2 * aspect, -0.17 * aspect], [0.08, 0.42], 0.16, 0.6), ...sides(aspect, 0.1)],
    pools: [spot([-0.17 * aspect, 0.91], [0.6, 0.06], 0.4, 0.8)],
    glows: [spot([-0.17 * aspect, 0.5], [0.7, 0.36], 0.06, 0.7), horizonGlow(0.85, 0.15, 0.6)],
  }),
  /** The admission: cool and even, so that every name can be read. */
  admission: (aspect) => ({
    horizon: 0.86,
    folds: 0.7,
    beams: [beam([0, 0], [0.2, 0.6], 0.06, 0.1), ...sides(aspect, 0.08)],
    pools: [spot([0, 0.93], [0.9, 0.05], 0.5, 0.5)],
    glows: [horizonGlow(0.87, 0.16, 0.4), spot([0, 0.4], [1, 0.4], 0.04, 0)],
  }),
  /** The table plan: even, so that every table can be read. */
  plan: (aspect) => ({
    horizon: 0.86,
    folds: 0.7,
    beams: [beam([0, 0], [0.2, 0.6], 0.06, 0.4), ...sides(aspect, 0.08)],
    pools: [spot([0, 0.93], [0.9, 0.05], 0.5, 0.9)],
    glows: [horizonGlow(0.87, 0.16, 0.6), spot([0, 0.4], [1, 0.4], 0.04, 0.2)],
  }),
  message: (aspect) => ({
    horizon: 0.86,
    folds: 0.8,
    beams: [beam([0, 0], [0.2, 0.5], 0.08, 0.3), ...sides(aspect, 0.1)],
    pools: [spot([0, 0.92], [0.9, 0.05], 0.4, 0.8)],
    glows: [horizonGlow(0.87, 0.16, 0.6), spot([0, 0.35], [0.9, 0.4], 0.05, 0.2)],
  }),
  /** The curtain: a pause, or nothing on. */
  hold: (aspect) => ({
    horizon: 0.86,
    folds: 1,
    beams: [beam([0, 0], [0.2, 0.5], 0.08, 0.3)],
    pools: [spot([0, 0.92], [aspect * 0.56, 0.05], 0.46, 1)],
    glows: [
      spot([-0.34 * aspect, 0.9], [0.34, 0.36], 0.28, 1),
      spot([0, 0.9], [0.4, 0.4], 0.28, 1),
      spot([0.34 * aspect, 0.9], [0.34, 0.36], 0.28, 1),
      spot([0, 0.3], [0.9, 0.4], 0.06, 0),
    ],
  }),
  closing: (aspect) => ({
    horizon: 0.86,
    folds: 0.35,
    beams: [
      beam([-0.31 * aspect, -0.07 * aspect], [0.03, 0.15], 0.12, 0.5, 0.82),
      beam([0.31 * aspect, 0.07 * aspect], [0.03, 0.15], 0.12, 0.5, 0.82),
    ],
    pools: [spot([0, 0.93], [0.95, 0.05], 0.9, 1)],
    glows: [
      spot([0, 0.875], [0.95, 0.05], 0.7, 1),
      spot([0, 0.86], [0.6, 0.22], 0.13, 1),
      spot([0, 0.35], [0.9, 0.4], 0.05, 0),
    ],
  }),
} satisfies Record<string, MakeLight>

export type LightName = keyof typeof LIGHTS

/** A light as a scene asks for it. */
export interface LightAsked {
  name: LightName
  /** How many things it lights side by side. */
  count: number
}

export const lightOf = ({ name, count }: LightAsked, aspect: number): Light =>
  (LIGHTS[name] as MakeLight)(aspect, count)
