import type { Viewport } from '../../picture/viewport.ts'
import { rows, top, type Zone } from '../../picture/zones.ts'

/** Where the parts of the confidence monitor stand, in its unit. */
export interface Layout {
  /** What the hall sees. */
  picture: Zone
  nowLabel: Zone
  now: Zone
  notes: Zone
  /** The message, from the corner of the notes. */
  message: Zone
  time: Zone
  /** How late the evening is, and when it ends. */
  plan: Zone
  leftLabel: Zone
  left: Zone
  bar: Zone
  nextLabel: Zone
  next: Zone
}

const MARGIN = 2.5
const GAP = 4
/** The most of the width and of the height that the picture takes. */
const PICTURE = 0.58

/** The layout for a screen of that size: nobody but people on the stage sees it, so it is used to its edges. */
export function layoutOf({ width, height }: Pick<Viewport, 'width' | 'height'>): Layout {
  const whole: Zone = { x: MARGIN, y: MARGIN, width: width - 2 * MARGIN, height: height - 2 * MARGIN }
  const wide = Math.min((whole.width - GAP) * PICTURE, (whole.height * PICTURE * 16) / 9)
  const left = { ...whole, width: wide }
  const right = { ...whole, x: whole.x + wide + GAP, width: whole.width - wide - GAP }
  const [picture, under] = top(left, (wide * 9) / 16, 2)
  const [nowLabel, rest] = top(under, 5.4, 0.4)
  const [now, notes] = top(rest, 11, 2)
  const [time, below] = top(right, 10, 0.6)
  const [plan, times] = top(below, 5, 2)
  const [own, coming] = rows(times, [3, 2], 4)
  const [leftLabel, figure] = top(own!, 6, 1)
  const [nextLabel, next] = top(coming!, 6, 1)
  return {
    picture,
    nowLabel,
    now,
    notes,
    message: { x: 3, y: 1, width: notes.width - 6, height: notes.height - 2 },
    time,
    plan,
    leftLabel,
    left: { ...figure, height: figure.height - 4 },
    bar: { ...figure, y: figure.y + figure.height - 1.6, height: 1.6 },
    nextLabel,
    next,
  }
}
