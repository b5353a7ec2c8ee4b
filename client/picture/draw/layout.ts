import type { Viewport } from '../viewport.ts'

/** Where things stand while a draw waits with its code on screen, in the picture's unit. */
export interface Layout {
  /** Width of the code's column, at the right. */
  code: number
  /** Width of what is left beside it. */
  left: number
  /** Width of the title above and of what is said below, within that. */
  column: number
  /** Height of the title. */
  title: number
  /** The animation: how far from the middle of the picture, and its size to that of the whole picture. */
  animation: { x: number; y: number; scale: number }
}

const CODE = 48
const GAP = 6
/** Wide enough for three columns: words, names, code. */
const THREE = 175
/** What the names need between the other two. */
const NAMES = 62

/** On a wide picture the names roll between words and code; on a narrower one between the title and the words below it. */
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
