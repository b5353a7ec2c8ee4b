import { decoded, type SetColours } from './colours.ts'
import type { Beam, Light, Spot } from './light.ts'
import { grain, haze, noise } from './noise.ts'

/** Pixels as RGBA bytes, row by row. */
export type Pixels = Uint8ClampedArray<ArrayBuffer>

/**
 * A light in three layers of the same size. Wall, beams and pools added up give the whole picture; the layers above the wall
 * hold only what they add, so that each can be moved or dimmed by itself.
 */
export interface Baked {
  width: number
  height: number
  wall: Pixels
  beams: Pixels
  pools: Pixels
}

/** Cool and warm light in one pixel. */
interface Lit {
  cool: number
  warm: number
}

/** Text stands above this height; light below it is free. In heights of the picture. */
const FLOOR = 0.85
/** The curve of a film: linear light to a displayed value, 0 to 1. Computed once per step of 1/1024 up to 4. */
const STEPS = 1024
const FILM = Float32Array.from({ length: STEPS * 4 + 1 }, (_, i) =>
  Math.pow(1 - Math.exp((-1.15 * i) / STEPS), 1 / 1.42),
)
const DECODED = Float32Array.from({ length: 1025 }, (_, i) => decoded(i / 1024))

/** Draws a light once. The result depends on its arguments only. @param height in pixels; the width follows from `aspect` */
export function bake(light: Light, colours: SetColours, aspect: number, height: number): Baked {
  const rows = baking(light, colours, aspect, height)
  for (;;) {
    const { done, value } = rows.next()
    if (done) return value
  }
}

/** The same row by row, so that it can be done in pieces. */
export function* baking(
  light: Light,
  colours: SetColours,
  aspect: number,
  height: number,
): Generator<void, Baked> {
  const width = Math.round(height * aspect)
  const size = width * height * 4
  const layer = (): Pixels => new Uint8ClampedArray(new ArrayBuffer(size))
  const [wall, beams, pools] = [layer(), layer(), layer()]
  const beamsLit = light.beams.map(beamOf)
  const shown = colours.bright ? brightOf(colours) : darkOf(colours)
  const folds = Float32Array.from({ length: width }, (_, i) => foldAt((i + 0.5) / height - aspect / 2))
  const [a, b, c] = [new Float32Array(3), new Float32Array(3), new Float32Array(3)]
  const lit: Lit = { cool: 0, warm: 0 }
  for (let j = 0; j < height; j++) {
    if (j > 0) yield
    const y = (j + 0.5) / height
    for (let i = 0; i < width; i++) {
      const x = (i + 0.5) / height - aspect / 2
      const ground = groundAt(light, x, y, folds[i]!)
      const show = shown(ground, x / aspect)
      lit.cool = lit.warm = 0
      for (const glow of light.glows) glowing(lit, glow, x, y, light.horizon, ground.fold)
      show(a, lit)
      const mist = light.beams.length > 0 ? 0.35 + 1.15 * haze(x * 1.3, y * 2.4 + 3) : 0
      const before = lit.cool + lit.warm
      for (const lamp of beamsLit) lamp(lit, x, y, mist)
      const beaming = lit.cool + lit.warm
      // No beam or no pool reaches most of the picture.
      if (beaming > before) show(b, lit)
      else copy(b, a)
      if (ground.floor > 0) for (const pool of light.pools) pooling(lit, pool, x, y, ground)
      if (lit.cool + lit.warm > beaming) show(c, lit)
      else copy(c, b)
      put((j * width + i) * 4, i, j)
    }
  }
  return { width, height, wall, beams, pools }

  function put(at: number, i: number, j: number): void {
    const rough = (grain(i, j) - 0.5) * 1.6
    for (let k = 0; k < 3; k++) {
      const whole = c[k]! * 255 + rough
      const lower = a[k]! * 255 + rough
      const middle = b[k]! * 255 + rough
      wall[at + k] = lower
      beams[at + k] = Math.round(middle) - Math.round(lower)
      pools[at + k] = Math.round(whole) - Math.round(middle)
    }
    wall[at + 3] = beams[at + 3] = pools[at + 3] = 255
  }
}

function copy(to: Float32Array, from: Float32Array): void {
  for (let k = 0; k < 3; k++) to[k] = from[k]!
}

interface Ground {
  y: number
  /** 0 on the wall, 1 on the floor. */
  floor: number
  /** Depth of the floor at this point, from the horizon towards the audience. */
  depth: number
  /** How much the folds of the wall reflect here, 0 to 1. */
  fold: number
  /** How much the boards of the floor reflect here. */
  boards: number
  /** Height of this point between the top of the wall (0) and its foot (1). */
  rise: number
}

const foldAt = (x: number): number =>
  (0.5 + 0.5 * Math.sin(x * 13 + Math.sin(x * 5.3 + 1) * 1.3 + noise(x * 3, 0.3) * 1.4)) ** 1.6

const shared: Ground = { y: 0, floor: 0, depth: 0, fold: 0, boards: 0, rise: 0 }

function groundAt({ horizon, folds }: Light, x: number, y: number, fold: number): Ground {
  shared.y = y
  shared.floor = step(horizon - 0.004, horizon + 0.012, y)
  shared.depth = Math.max(0, y - horizon)
  shared.fold = 1 - folds + folds * (0.3 + 0.85 * fold)
  shared.rise = step(0, 1, y / horizon)
  if (shared.floor > 0) {
    // Boards run to a vanishing point above the horizon.
    const across = (x / (shared.depth + 0.34)) * 3.2
    const edge = Math.abs(across - Math.floor(across) - 0.5)
    const joint = 1 - 0.16 * step(0.44, 0.5, edge) * step(0, 0.05, shared.depth)
    shared.boards = joint * (0.82 + 0.36 * noise((x * 2) / (shared.depth + 0.3), shared.depth * 34))
  }
  return shared
}

function glowing(lit: Lit, glow: Spot, x: number, y: number, horizon: number, fold: number): void {
  const dx = (x - glow.at[0]) / glow.size[0]
  if (y < horizon + 0.01) {
    const dy = (y - glow.at[1]) / glow.size[1]
    add(lit, glow, Math.exp(-dx * dx - dy * dy) * fold)
  } else {
    // The floor mirrors the wall, drawn out towards the audience.
    const dy = (horizon - (y - horizon) * 1.3 - glow.at[1]) / (glow.size[1] * 1.5)
    add(lit, glow, Math.exp(-dx * dx - dy * dy - (y - horizon) * 5) * 0.34)
  }
}

function beamOf(beam: Beam): (lit: Lit, x: number, y: number, mist: number) => void {
  const [ax, ay] = [beam.to[0] - beam.from[0], beam.to[1] - beam.from[1]]
  const length = Math.hypot(ax, ay)
  const [ux, uy] = [ax / length, ay / length]
  return (lit, x, y, mist) => {
    const [dx, dy] = [x - beam.from[0], y - beam.from[1]]
    const along = (dx * ux + dy * uy) / length
    if (along < 0 || along > 1.1) return
    const half = beam.width[0] + (beam.width[1] - beam.width[0]) * along
    const off = Math.abs(dx * uy - dy * ux) / half
    if (off > 2.2) return
    const profile = 0.62 * Math.exp(-1.15 * off * off) + 0.38 * step(1.12, 0.72, off)
    const fades = (1.75 - 1.39 * Math.sqrt(Math.min(1, along))) * step(1.1, 0.8, along)
    add(lit, beam, profile * fades * mist * (0.8 + 0.3 * noise(off * 3, along * 2)))
  }
}

function pooling(lit: Lit, pool: Spot, x: number, y: number, ground: Ground): void {
  const [dx, dy] = [(x - pool.at[0]) / pool.size[0], (y - pool.at[1]) / pool.size[1]]
  const far = dx * dx + dy * dy
  if (far > 6) return
  const light = 0.72 * Math.exp(-1.3 * far) + 0.28 * step(1.12, 0.8, Math.sqrt(far))
  add(lit, pool, light * ground.boards * ground.floor)
}

function add(lit: Lit, { level, warmth }: { level: number; warmth: number }, light: number): void {
  lit.cool += level * (1 - warmth) * light
  lit.warm += level * warmth * light
}

type Show = (out: Float32Array, lit: Lit) => void
/** Works out what is the same at a pixel whatever light falls there; answers what then shows a light there. */
type Room = (ground: Ground, across: number) => Show

/** In a dark room light is added to the wall, as on film; behind text it never gets brighter than the limit. */
function darkOf({ wall, top, cool, warm, limit }: SetColours): Room {
  const base = new Float64Array(3)
  let [shade, free] = [1, 0]
  const show: Show = (out, lit) => {
    const hot = Math.max(0, lit.warm - 0.55) * 0.25
    for (let k = 0; k < 3; k++)
      out[k] = film((base[k]! + cool[k]! * lit.cool + warm[k]! * lit.warm + hot) * shade)
    if (free === 1) return
    const bright = luminanceOf(out)
    const most = limit * (1 - Math.exp(-bright / limit))
    const less = (most / Math.max(1e-6, bright)) ** 0.56
    for (let k = 0; k < 3; k++) out[k] = out[k]! * (free + (1 - free) * less)
  }
  return (ground, across) => {
    const { y, floor, depth, fold, rise } = ground
    const dim = (1 + (fold - 1) * 0.8) * (1 - floor) + 0.75 * floor * Math.exp(-4 * depth)
    for (let k = 0; k < 3; k++) base[k] = (top[k]! + (wall[k]! - top[k]!) * rise) * dim
    shade = vignette(across, y, 0.5)
    free = step(FLOOR, FLOOR + 0.04, y)
    return show
  }
}

/** In a bright room light whitens the wall; behind text the wall never gets darker than the limit. */
function brightOf({ wall, top, cool, warm, limit }: SetColours): Room {
  const base = new Float64Array(3)
  let [shade, free] = [1, false]
  const show: Show = (out, lit) => {
    const [whitened, warmed] = [1 - Math.exp(-1.9 * lit.cool), 1 - Math.exp(-1.9 * lit.warm)]
    for (let k = 0; k < 3; k++) {
      const cooled = base[k]! + (cool[k]! - base[k]!) * whitened
      out[k] = encoded((cooled + (warm[k]! - cooled) * warmed) * shade)
    }
    const bright = luminanceOf(out)
    if (bright >= limit || free) return
    const more = (limit / Math.max(1e-6, bright)) ** (1 / 2.2)
    for (let k = 0; k < 3; k++) out[k] = Math.min(1, out[k]! * more)
  }
  return (ground, across) => {
    const { y, floor, depth, fold, rise } = ground
    const folds = 1 - 0.1 * (1 - fold) * (1 - floor)
    const dim = folds * (1 - floor * (0.03 + 0.11 * step(0, 0.3, depth)))
    for (let k = 0; k < 3; k++) base[k] = (top[k]! + (wall[k]! - top[k]!) * rise) * dim
    shade = vignette(across, y, 0.1)
    free = y > FLOOR
    return show
  }
}

/** Darkening towards the edges, by up to `most`. @param across -0.5 at the left edge, 0.5 at the right one */
function vignette(across: number, y: number, most: number): number {
  const far = Math.hypot(across / 0.62, (y - 0.48) / 0.78)
  return 1 - most * step(0.55, 1.25, far)
}

function film(linear: number): number {
  return FILM[Math.min(FILM.length - 1, Math.round(linear * STEPS))]!
}

const encoded = (linear: number): number => Math.min(1, Math.max(0, linear)) ** (1 / 2.2)

const luminanceOf = (shown: Float32Array): number =>
  0.2126 * light(shown[0]!) + 0.7152 * light(shown[1]!) + 0.0722 * light(shown[2]!)

const light = (value: number): number => DECODED[Math.round(Math.min(1, Math.max(0, value)) * 1024)]!

/** Smooth step from 0 at `from` to 1 at `to`; `from` may be the greater one. */
function step(from: number, to: number, value: number): number {
  const part = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return part * part * (3 - 2 * part)
}
