import type { Viewport } from './viewport.ts'

/** A rectangle of the picture in its unit, from the top left corner. */
export interface Zone {
  x: number
  y: number
  width: number
  height: number
}

/**
 * The named zones of the picture that every scene is composed of, in the picture's unit. No scene states a place of its own:
 * it takes a zone, or parts of one (`columns`, `rows`).
 */
export interface Zones {
  /** Nothing that matters stands outside of it. */
  safe: Zone
  /** One line of small type at the top: what this is at the left, the event or the page at the right. */
  slate: Zone
  /** A heading, only where the main zone needs one. */
  head: Zone
  /** All that matters. */
  main: Zone
  /** The main zone below a heading. */
  body: Zone
  /** The last line of small type. */
  base: Zone
  /** Light alone: nothing essential stands there. */
  floor: Zone
}

/** How far the safe area is from each edge: a share of the width and of the height. */
const MARGIN = 0.05
/** The share of the height at the foot that carries light alone. */
const FLOOR = 0.15
const SLATE = 5.4
const HEAD = 12.6
const BASE = 5.6
/** Gap between groups of things, and between columns. */
export const GAP = { group: 6, column: 9, near: 3 }

/** The zones of a picture of that size in its unit. */
export function zonesOf({ width, height }: Pick<Viewport, 'width' | 'height'>): Zones {
  const x = width * MARGIN
  const y = height * MARGIN
  const wide = width - 2 * x
  const foot = height * (1 - FLOOR)
  const zone = (from: number, to: number): Zone => ({ x, y: from, width: wide, height: to - from })
  const head = y + SLATE + 1.6
  const main = y + SLATE + 4
  return {
    safe: zone(y, height - y),
    slate: zone(y, y + SLATE),
    head: zone(head, head + HEAD),
    main: zone(main, foot),
    body: zone(head + HEAD + GAP.near, foot),
    base: zone(foot - BASE, foot),
    floor: zone(foot, height),
  }
}

/** Parts a zone from left to right by these shares, with a gap between them. */
export function columns(zone: Zone, shares: readonly number[], gap: number = GAP.column): Zone[] {
  const room = zone.width - gap * (shares.length - 1)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  let x = zone.x
  return shares.map((share) => {
    const width = (room * share) / whole
    const part = { ...zone, x, width }
    x += width + gap
    return part
  })
}

/** Parts a zone from top to bottom by these shares, with a gap between them. */
export function rows(zone: Zone, shares: readonly number[], gap: number = GAP.near): Zone[] {
  const turned = columns({ x: zone.y, y: zone.x, width: zone.height, height: zone.width }, shares, gap)
  return turned.map(({ x, y, width, height }) => ({ x: y, y: x, width: height, height: width }))
}

/** The top of a zone, of that height, and what is left below a gap. */
export function top(zone: Zone, height: number, gap: number = GAP.near): [Zone, Zone] {
  const used = Math.min(height, zone.height)
  const rest = Math.max(0, zone.height - used - gap)
  return [
    { ...zone, height: used },
    { ...zone, y: zone.y + zone.height - rest, height: rest },
  ]
}

/** The foot of a zone, of that height, and what is left above a gap. */
export function foot(zone: Zone, height: number, gap: number = GAP.near): [Zone, Zone] {
  const used = Math.min(height, zone.height)
  return [
    { ...zone, y: zone.y + zone.height - used, height: used },
    { ...zone, height: Math.max(0, zone.height - used - gap) },
  ]
}

/** Parts a zone into equal cells, row by row. */
export const cellsOf = (zone: Zone, across: number, down: number, gap: { x: number; y: number }): Zone[] =>
  rows(zone, even(down), gap.y).flatMap((row) => columns(row, even(across), gap.x))

const even = (count: number): number[] => Array.from({ length: count }, () => 1)

/** A zone no wider than `most`, in the middle of it. */
export function narrowed(zone: Zone, most: number): Zone {
  const width = Math.min(zone.width, most)
  return { ...zone, x: zone.x + (zone.width - width) / 2, width }
}

/** The CSS that places an element in a zone. */
export const placed = ({ x, y, width, height }: Zone): Record<string, string> => ({
  position: 'absolute',
  left: length(x),
  top: length(y),
  width: length(width),
  height: length(height),
})

const length = (units: number): string => `calc(var(--u) * ${units.toFixed(3)})`
