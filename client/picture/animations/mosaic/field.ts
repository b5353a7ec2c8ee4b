import { closingOf, type Closing } from '../engine/closing.ts'
import { emOf } from '../engine/lettering.ts'
import { smooth, type MotionState } from '../engine/motion.ts'
import { shuffled } from '../engine/random.ts'

/** A row of the field: its tiles stand on a band that is longer than the field is wide and runs through it without end. */
export interface Row {
  /** Middle of the row above that of the field, and height of its tiles, as shares of the field's side. */
  y: number
  height: number
  /** Length of the band, as a share of the side. */
  length: number
  /** 1 to the right, −1 to the left. */
  way: 1 | -1
  /** Middle of each tile on the band, and its width, as shares of the side. */
  tiles: { name: number; at: number; width: number }[]
}

/** A tile to draw, in shares of the field's side, from its middle, y upwards. */
export interface Tile {
  name: number
  x: number
  y: number
  width: number
  height: number
  /** Brightness, and how much of it is that of a tile in the passing light; 0 to 1. */
  light: number
  near: number
}

/** Everything needed to draw a frame of the mosaic. */
export interface MosaicPose {
  tiles: Tile[]
  grown: number
  turned: number
  state: Closing
}

/** A row is made for each so many names, up to this number of rows. */
const PER_ROW = 3.5
const MOST_ROWS = 9
/** How much lower the outermost rows are than the middle one. */
const LENS = 0.35
/** The highest tile, for few names, and the gap between rows, as a share of the tile. */
const TALLEST = 0.21
const APART = 0.13
/** Width of a tile beside its name in em, and its height in em. */
const BESIDE = 0.7
const EM = 0.68
/** Gap between two tiles, and the widest of them, as shares of the side. */
const GAP = 0.016
const WIDEST = 0.72
/** Sides of the field that a row passes in a second at full speed. */
const SPEED = 0.36
/** A tile reaches so far from the middle, and fades within a distance from there. */
const REACH = 0.53
const EDGE = 0.06
/** The passing light: its way in a second at full speed, and half its width. */
const SWEEP = { speed: 0.55, width: 0.34 }

/** Spreads the pool over the rows, each name once. */
export function fieldOf(names: readonly string[], seed: number): Row[] {
  const count = Math.min(MOST_ROWS, Math.max(1, Math.round(names.length / PER_ROW)))
  const heights = heightsOf(count)
  const order = shuffled(names.length, seed)
  let top = heights.reduce((sum, height) => sum + height * (1 + APART), 0) / 2
  return heights.map((height, row) => {
    const y = top - (height * (1 + APART)) / 2
    top -= height * (1 + APART)
    const own = order.filter((_, i) => i % count === row)
    const widths = own.map((name) => Math.min(WIDEST, (emOf(names[name]!) + BESIDE) * height * EM))
    const used = widths.reduce((sum, width) => sum + width + GAP, 0)
    // No shorter than the field and its widest tile, or a name would stand twice in sight.
    const length = Math.max(used, 2 * REACH + Math.max(0, ...widths))
    const slack = (length - used) / Math.max(1, own.length)
    let at = 0
    const tiles = own.map((name, i) => {
      const width = widths[i]!
      const middle = at + width / 2
      at += width + GAP + slack
      return { name, at: middle, width }
    })
    return { y, height, length, way: row % 2 === 0 ? 1 : -1, tiles }
  })
}

/** Heights of the rows: the nearest in the middle is the highest. */
function heightsOf(count: number): number[] {
  const shares = Array.from({ length: count }, (_, row) => {
    const off = count === 1 ? 0 : Math.abs((2 * row) / (count - 1) - 1)
    return 1 - (count > 3 ? LENS : 0) * off ** 1.3
  })
  const whole = shares.reduce((sum, share) => sum + share, 0) * (1 + APART)
  return shares.map((share) => Math.min(TALLEST, 1 / whole) * share)
}

/** The pose of the field at an instant. */
export function poseOf(rows: readonly Row[], { turned, grown, landing }: MotionState): MosaicPose {
  const state = closingOf(landing)
  const tiles = rows.flatMap((row) => tilesOf(row, turned))
  return { tiles, grown, turned, state }
}

/** The tiles of a row that are wholly in the field. */
function tilesOf({ y, height, length, way, tiles }: Row, turned: number): Tile[] {
  const found: Tile[] = []
  const passed = turned * SPEED * (0.8 + 0.4 * (0.5 - y) * way)
  for (const { name, at, width } of tiles) {
    const place = at + passed
    const x = way * (place - length * Math.floor(place / length) - length / 2)
    const light = smooth((REACH - Math.abs(x) - width / 2) / EDGE)
    if (light > 0) found.push({ name, x, y, width, height, light, near: nearAt(x, y, turned) })
  }
  return found
}

/** How much the light that passes over the field is on a place: it goes to and fro, aslant. */
function nearAt(x: number, y: number, turned: number): number {
  const middle = 0.62 * Math.sin(turned * SWEEP.speed * 2 + 0.6)
  return Math.exp(-(((x + 0.35 * y - middle) / SWEEP.width) ** 2))
}
