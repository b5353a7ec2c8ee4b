import { hasWide } from '../../type/characters.ts'
import { fit } from '../../type/fit.ts'
import { DISPLAY, measureIn } from '../../type/measure.ts'
import type { Viewport } from '../../viewport.ts'
import { cellsOf, GAP, rows, top, zonesOf, type Zone } from '../../zones.ts'
import type { Listed, LowerThird } from './lowerThird.ts'

/** Where the parts of a lower third stand; all in the picture's unit, the parts of the plate from its own corner. */
export interface Layout {
  tab: Zone
  plate: Zone
  title: Zone
  line: Zone
  cells: Zone[]
  /** Where code or picture stand; null for none. */
  aside: Zone | null
  figure: { text: Zone; label: Zone } | null
}

/** The largest sizes of type: the name of one winner, a title, a name among several, a line, a tab. */
export const SIZES = { winner: 14, title: 9.6, name: 6, line: 4.6, tab: 4.2 }
/** Space in the plate around its text: beside it (with the bar at its left), and above and below. */
const PAD = { x: 3.6, y: 1.8 }
const TITLE = 11
const LINE = 5.8
const TAB = 6
const ROW = 7
const BETWEEN = 4
/** Names stand in at most so many columns and rows. */
const MOST = { columns: 3, rows: 3 }
/** No name among several is smaller than this, beside a note of that width. */
const LEAST = 4.4
const NOTE = 14
/** No plate is narrower than this. */
const NARROWEST = 44

const roomIn = (viewport: Pick<Viewport, 'width' | 'height'>): number =>
  zonesOf(viewport).safe.width - 2 * PAD.x

/** In how many columns these names stand, so that none is too small to be read over video. */
function columnsFor(names: readonly string[], room: number): number {
  const widest = Math.max(0, ...names.map((name) => measureIn(DISPLAY, name)(name))) * LEAST
  for (let count = MOST.columns; count > 1; count--)
    if (widest + NOTE <= (room - BETWEEN * (count - 1)) / count) return count
  return 1
}

/** How many of these names have room at once in a picture of that size. */
export const roomFor = (names: readonly string[], viewport: Pick<Viewport, 'width' | 'height'>): number =>
  columnsFor(names, roomIn(viewport)) * MOST.rows

/** The width of a text at the size at which it fits, in the unit. */
function widthOf(text: string, box: { width: number; height: number; max: number }, weight: number): number {
  const measure = measureIn(weight, text)
  const { size, lines } = fit(text, box, measure)
  return Math.max(0, ...lines.map(measure)) * size + 0.4
}

/** The layout of a lower third at the foot of the safe area of a picture of that size. */
export function layoutOf(third: LowerThird, viewport: Pick<Viewport, 'width' | 'height'>): Layout {
  const { safe } = zonesOf(viewport)
  const room = roomIn(viewport)
  const { names, figure } = third
  const across = Math.min(
    columnsFor(
      names.map(({ name }) => name),
      room,
    ),
    Math.max(1, names.length),
  )
  const deep = Math.ceil(names.length / across)
  const single = third.line || third.wide ? TITLE + LINE : TITLE
  const inner = names.length ? Math.max(third.wide ? single : 0, deep * ROW) : single
  const height = inner + 2 * PAD.y

  const aside = names.length ? 0 : third.code ? inner : third.picture ? inner * 1.5 : 0
  const counted = figure ? Math.max(...figureWidths(figure, inner)) : 0
  const extra = aside || counted
  const most = room - (extra ? extra + BETWEEN : 0)
  const text = Math.max(
    widthOf(third.title, { width: most, height: TITLE, max: SIZES.title }, DISPLAY),
    widthOf(third.line, { width: most, height: LINE, max: SIZES.line }, 500),
    NARROWEST - (extra ? extra + BETWEEN : 0),
  )
  const own = third.wide ? most : Math.min(most, text)
  const width = own + (extra ? extra + BETWEEN : 0) + 2 * PAD.x
  const plate: Zone = { x: safe.x, y: safe.y + safe.height - height, width, height }
  const tabWidth = widthOf(third.label, { width: room, height: TAB - 1, max: SIZES.tab }, 650) + 2 * PAD.x
  const content: Zone = { x: PAD.x, y: PAD.y, width: own, height: inner }
  const [title, line] = third.lit ? besideIn(third, content) : belowIn(third, content)
  const right: Zone = { ...content, x: PAD.x + own + BETWEEN, width: extra }
  const grid = { ...content, width: room }
  return {
    tab: { x: safe.x, y: plate.y - TAB, width: Math.min(safe.width, tabWidth), height: TAB },
    plate: { ...plate, width: Math.min(safe.width, width) },
    title,
    line,
    cells: byColumn(cellsOf(grid, across, Math.max(1, deep), { x: BETWEEN, y: 0 }), across, deep),
    aside: aside ? right : null,
    figure: figure && figureIn(right, figure.label),
  }
}

/** The title, and its line below it. */
const belowIn = ({ line }: LowerThird, zone: Zone): [Zone, Zone] =>
  line ? top(zone, TITLE, zone.height - TITLE - LINE) : [zone, zone]

/** A winner's name in the whole height with its line beside it, where both have room; else as any title. */
function besideIn(third: LowerThird, zone: Zone): [Zone, Zone] {
  const name = widthOf(third.title, { ...zone, max: SIZES.winner }, DISPLAY)
  const line = widthOf(third.line, { width: zone.width, height: LINE, max: SIZES.line }, 500)
  if (name + GAP.near + line > zone.width) return belowIn(third, zone)
  const [x, y] = [zone.x + name + GAP.near, zone.y + zone.height - LINE - 1.6]
  return [
    { ...zone, width: name },
    { x, y, width: line, height: LINE },
  ]
}

/** Cells in the order of the names: down the columns. */
const byColumn = (cells: Zone[], across: number, deep: number): Zone[] =>
  Array.from({ length: across * deep }, (_, i) => cells[(i % deep) * across + Math.floor(i / deep)]!)

function figureWidths({ text, label }: { text: string; label: string }, height: number): number[] {
  const box = { width: 60, height, max: SIZES.title * 1.2 }
  return [widthOf(text, box, DISPLAY), label ? widthOf(label, { ...box, max: SIZES.line }, 500) : 0]
}

function figureIn(zone: Zone, label: string): NonNullable<Layout['figure']> {
  if (!label) return { text: zone, label: zone }
  const [text, below] = rows(zone, [TITLE, LINE], 0)
  return { text: text!, label: below! }
}

/** Where a name among several and its note stand, and the largest size of the name. */
export interface Cell {
  name: Zone
  note: Zone
  max: number
}

/** The cells of several names: in each the name, then its note, which begin at the same place in all of them. */
export function cellsFor(names: readonly Listed[], cells: readonly Zone[]): Cell[] {
  const sizes = names.map(({ name }) => SIZES.name * (hasWide(name) ? 1 : 0.9))
  const wanted = Math.max(0, ...names.map(({ note }) => (note ? measureIn(500)(note) * SIZES.line + 0.4 : 0)))
  const used = names.map(({ name }, i) => widthOf(name, { ...cells[i]!, max: sizes[i]! }, DISPLAY))
  const { width } = cells[0]!
  const note = Math.min(wanted, Math.max(NOTE, width - Math.max(...used) - GAP.near))
  const own = note ? Math.min(Math.max(...used), width - note - GAP.near) : width
  return names.map((_, i) => {
    const [first, rest] = [
      { ...cells[i]!, width: own },
      { ...cells[i]!, x: cells[i]!.x + own + GAP.near },
    ]
    return { name: first, note: { ...rest, width: note }, max: sizes[i]! }
  })
}
