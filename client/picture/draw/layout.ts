import * as space from '../animations/engine/space.ts'
import type { Viewport } from '../viewport.ts'
import { columns, foot, GAP, rows, top, zonesOf, type Zone } from '../zones.ts'

/** A circle in the picture's unit; its centre from the top left corner. */
export interface Circle {
  x: number
  y: number
  radius: number
}

/** Where the parts of an open draw stand, in the picture's unit: first with the code large, then while names roll. */
export interface DrawLayout {
  open: CodeLayout & { heading: Zone; pool: Zone; note: Zone }
  rolling: CodeLayout & {
    /** The call beside the prize's picture, and where there is none. */
    call: Zone
    callAlone: Zone
    caption: Zone
    prize: Zone
  }
}

interface CodeLayout {
  globe: Circle
  /** Width of the slate beside the globe. */
  slate: number
  qr: Zone
  /** One for each of the five groups of the code; none is ever broken. */
  groups: Zone[]
}

/** How many groups of characters a code has. */
const GROUPS = 5
/** Radius of the globe before and while names roll, in the picture's unit. */
const WAITING = space.WAITING * 50
const ROLLING = space.ROLLING * 50
/** From this width on, things stand in three fields, with the globe in the middle one. */
const BAND = 250
/** From this height on, as a share of the width, things stand one above the other. */
const UPRIGHT = 1.6
const HEADING = 11
/** The least height of the call with the prize, in an upright picture. */
const CALL = 18
/** Width of the two columns of the code's groups in the strip: near enough to be read line by line. */
const STRIP = 33
/** Least width of the prize beside the code. */
const PRIZE = 7
/** A column narrower than this has no room for two things side by side. */
export const NARROW = 75

/**
 * The radius at which an animation draws its globe in a picture of that size, in the picture's unit: as `sideOf` has it.
 * @param grown 0 before names roll, 1 while they do
 */
export const nominalRadius = ({ width, height }: Pick<Viewport, 'width' | 'height'>, grown: number): number =>
  space.sideOf(grown, width / height) * (height / 2)

/**
 * The layout of a draw in a picture of that size.
 * @param round whether the animation is: another fills the square around the globe
 */
export function layoutOf(viewport: Pick<Viewport, 'width' | 'height'>, round = true): DrawLayout {
  if (viewport.height > viewport.width * UPRIGHT) return upright(viewport)
  return viewport.width > BAND ? band(viewport) : wide(viewport, round)
}

/** The code at the left, the globe at the right. */
function wide(viewport: Pick<Viewport, 'width' | 'height'>, round: boolean): DrawLayout {
  const { main, slate } = zonesOf(viewport)
  const right = main.x + main.width
  const column = 62
  const waiting = Math.min(WAITING, (main.width - column - GAP.group) / 2)
  const open = { ...main, width: main.width - 2 * waiting - GAP.group }
  const [heading, below] = top(open, HEADING)
  const side = Math.min(below.height - (open.width < NARROW ? 26.5 : 19.5) - 1.5, open.width * 0.6)
  const [lines, large] = foot(below, below.height - side - 1.5, 1.5)
  const [pool, note] = rows(lines, [9, open.width < NARROW ? 17 : 10], 0.5)
  const rolls = { ...main, width: main.width - 2 * ROLLING - GAP.near }
  const narrow = rolls.width < 46
  const [strip, above] = foot(rolls, narrow ? 44 : 22, 4)
  const globe = { x: right - ROLLING, y: 47.5, radius: ROLLING }
  /** Width of a zone that ends beside the animation. */
  const until = (zone: Zone) => (round ? besideGlobe(globe, zone) - 1 : rolls.x + rolls.width - zone.x)
  const code = stripIn(strip, narrow)
  // Beside the code; where its groups stand below the QR code, beside that.
  const taken = narrow ? code.qr.width : strip.height + 3 + STRIP
  const corner = { ...code.qr, x: strip.x + taken + GAP.near }
  const prize = { ...corner, width: until(corner) }
  return {
    open: {
      heading,
      qr: { ...large, width: side, height: side },
      groups: rows(
        { ...large, x: large.x + side + 4, width: open.width - side - 4, height: side },
        equal(GROUPS),
        0,
      ),
      pool: pool!,
      note: note!,
      globe: { x: right - waiting, y: narrow ? 58 : 45.5, radius: waiting },
      slate: narrow ? main.width : open.width,
    },
    rolling: {
      ...code,
      ...(prize.width < PRIZE ? callIn(above) : { prize, call: above, callAlone: above }),
      slate: until(slate),
      globe,
    },
  }
}

/** How wide a zone may be at the left of a globe at its height. */
function besideGlobe({ x, y, radius }: Circle, { x: from, y: upper, height }: Zone): number {
  const away = Math.max(0, upper - y, y - upper - height)
  return x - Math.sqrt(Math.max(0, radius ** 2 - away ** 2)) - from
}

/** Three fields on a wall of screens: words, globe, code. */
function band(viewport: Pick<Viewport, 'width' | 'height'>): DrawLayout {
  const { main } = zonesOf(viewport)
  const middle = viewport.width / 2
  const field = middle - ROLLING - GAP.column - main.x
  const left = { ...main, width: field }
  const right = { ...main, x: middle + ROLLING + GAP.column, width: field }
  const [lines, above] = foot(left, 20)
  const [pool, note] = rows(lines, [1, 1], 1)
  const side = Math.min(46, right.height - 14)
  const code = { ...right, y: right.y + 6 }
  const qr = { ...code, width: side, height: side }
  const groups = rows(
    { ...code, x: code.x + side + 4, width: field - side - 4, height: side },
    equal(GROUPS),
    0,
  )
  const caption = { ...right, y: qr.y + side + 3, height: 6 }
  return {
    open: {
      heading: above,
      qr,
      groups,
      pool: pool!,
      note: note!,
      globe: { x: middle, y: 47.5, radius: WAITING },
      slate: field,
    },
    rolling: {
      ...callIn(left),
      qr,
      groups,
      caption,
      globe: { x: middle, y: 47.5, radius: ROLLING },
      slate: field,
    },
  }
}

/** One above the other: words, code, globe. */
function upright(viewport: Pick<Viewport, 'width' | 'height'>): DrawLayout {
  const { main } = zonesOf(viewport)
  const [heading, below] = top(main, HEADING)
  const [code, lower] = top(below, 56, 4)
  const [lines, rest] = top(lower, 19)
  const waiting = Math.min(WAITING * 1.2, rest.height / 2)
  const [pool, note] = rows(lines, [5, 6], 0.5)
  const middle = viewport.width / 2
  const [strip, above] = foot(main, 30, 2)
  const radius = Math.min(main.width / 2, 60, (above.height - GAP.near - CALL) / 2)
  const call = { ...above, height: above.height - 2 * radius - GAP.near }
  return {
    open: {
      heading,
      qr: { ...code, width: code.height },
      groups: rows(
        { ...code, x: code.x + code.height + 5, width: code.width - code.height - 5 },
        equal(GROUPS),
        0,
      ),
      pool: pool!,
      note: note!,
      globe: { x: middle, y: main.y + main.height - waiting, radius: waiting },
      slate: main.width,
    },
    rolling: {
      ...stripIn(strip, false),
      ...callIn(call),
      globe: { x: middle, y: strip.y - GAP.near - radius, radius },
      slate: main.width,
    },
  }
}

/** The code as a strip: the groups two in a line beside the QR code, or below it. */
function stripIn(zone: Zone, narrow: boolean): Pick<DrawLayout['rolling'], 'qr' | 'groups' | 'caption'> {
  const side = narrow ? Math.min(zone.width, 21) : zone.height
  const qr = { ...zone, width: side, height: side }
  const text = narrow
    ? { ...zone, y: zone.y + side + 1, height: zone.height - side - 1 }
    : { ...zone, x: zone.x + side + 3, width: Math.min(zone.width - side - 3, STRIP) }
  const [caption, lines] = top(text, 5.4, 0.6)
  const groups = rows(lines, [1, 1, 1], 0).flatMap((line) => columns(line, [1, 1], 2))
  return { qr, caption, groups: groups.slice(0, GROUPS) }
}

/** The call, below the prize. */
function callIn(zone: Zone): Pick<DrawLayout['rolling'], 'call' | 'callAlone' | 'prize'> {
  const [prize, call] = top(zone, Math.min(15, zone.height * 0.36))
  // A long slate reaches down to the main zone.
  const gap = Math.min(1.5, prize.height * 0.2)
  const low = { ...prize, y: prize.y + gap, height: prize.height - gap }
  return { prize: low, call, callAlone: zone }
}

const equal = (count: number): number[] => Array.from({ length: count }, () => 1)
