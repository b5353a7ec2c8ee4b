import type { Viewport } from '../viewport.ts'

/** Layout of an open draw while its code is on screen, in the picture's unit. */
export interface Layout {
  /** Width of the column at the right with the code. */
  code: number
  /** Width of the area left of it. */
  left: number
  /** Width, within that area, of the title above and the texts below. */
  column: number
  /** Height of the title. */
  title: number
  /** Offset of the animation from the centre of the picture, and its scale relative to the whole picture. */
  animation: { x: number; y: number; scale: number }
}

const CODE = 48
const GAP = 6
/** Minimum width of the picture for three columns: texts, names, code. */
const THREE = 175
/** Width of the middle column with the names. */
const NAMES = 62

/**
 * On a wide picture the names roll between the texts and the code, on a narrower one between the title and the texts below
 * it.
 */
export function layoutOf({ width }: Pick<Viewport, 'width'>): Layout {
  const inner = width * 0.9
  if (width >= THREE) {
    const left = inner - CODE - GAP
    const column = Math.min(46, left - NAMES)
    return { code: CODE, left, column, title: 15, animation: { x: -2, y: 0, scale: 0.85 } }
  }
  const code = Math.min(CODE, inner * 0.34)
  const left = inner - code - GAP / 2
  return {
    code,
    left,
    column: left,
    title: 7,
    animation: { x: width * 0.05 + left / 2 - width / 2, y: -9, scale: 0.52 },
  }
}
