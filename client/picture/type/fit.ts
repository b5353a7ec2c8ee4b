import { characters, wordStarts } from './characters.ts'

/** The width of a text in em of its font. */
export type Measure = (text: string) => number

export interface Fitted {
  lines: string[]
  /** Font size in the unit of the box. */
  size: number
}

export interface Box {
  width: number
  height: number
  /** Font sizes never go above this. */
  max: number
  /** Line height in em. */
  leading?: number
}

/** A character, its width in em, and whether a line may begin with it. */
interface Glyph {
  text: string
  width: number
  opens: boolean
}

const MOST_LINES = 20
/** White space at which a line may end: all but no-break spaces. */
const BREAKING = /[^\S\u00A0\u2007\u202F]/u
/** Words are broken only if keeping them whole would need less than this share of the largest size. */
const WHOLE = 0.4
/** A further line is used only if it makes the text larger by at least this factor, because one line is faster to read. */
const WORTH = 1.18

/**
 * Finds the largest font size at which the whole text fits into a box, and its lines. Lines break at spaces but for no-break
 * ones, after hyphens and between Chinese words; a word or a name is broken only if it would be very small otherwise. Text is
 * never truncated.
 */
export function fit(text: string, box: Box, measure: Measure): Fitted {
  const leading = box.leading ?? 1.15
  const glyphs = glyphsOf(text, measure)
  const whole = box.width / Math.max(1e-6, widestWord(glyphs))
  const max = whole < box.max * WHOLE ? box.max : Math.min(box.max, whole)
  let best = shrink(sized(glyphs, 1, box.width, Math.min(max, box.height / leading)), box.width, measure)
  for (let count = 2; count <= MOST_LINES; count++) {
    const tallest = Math.min(max, box.height / (count * leading))
    if (tallest < best.size * WORTH) break
    const found = shrink(sized(glyphs, count, box.width, tallest), box.width, measure)
    if (found.size > best.size * WORTH) best = found
  }
  return best
}

/** The largest size up to `tallest` at which the glyphs fit on `count` lines, with line widths as even as possible. */
function sized(glyphs: Glyph[], count: number, width: number, tallest: number): Fitted {
  const stands = (size: number) => wrap(glyphs, width / size).length <= count
  const size = stands(tallest) ? tallest : most(0, tallest, stands)
  const widest = width / size
  const lines = wrap(glyphs, widest)
  if (lines.length === 1) return { lines, size }
  const slack = most(
    0,
    Math.max(0, widest - widestWord(glyphs)),
    (less) => wrap(glyphs, widest - less).length <= lines.length,
  )
  return { lines: wrap(glyphs, widest - slack), size }
}

/** Bisects for the greatest value in [low, high] for which `holds` is true; it must hold for `low`. */
function most(low: number, high: number, holds: (value: number) => boolean): number {
  for (let i = 0; i < 16; i++) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}

/** Reduces the size if a whole line is wider than the sum of its characters (ligatures, marks). */
function shrink({ lines, size }: Fitted, width: number, measure: Measure): Fitted {
  const widest = Math.max(...lines.map(measure))
  return { lines, size: widest * size > width ? width / widest : size }
}

function wrap(glyphs: Glyph[], width: number): string[] {
  const lines: string[] = []
  let start = 0
  let opens = 0
  let used = 0
  for (let i = 0; i < glyphs.length; i++) {
    const { text, width: own, opens: may } = glyphs[i]!
    if (may) opens = i
    if (used + own > width + 1e-6 && i > start && text.trim() !== '') {
      const end = opens > start ? opens : i
      lines.push(join(glyphs, start, end))
      start = end
      used = 0
      for (let k = start; k < i; k++) used += glyphs[k]!.width
    }
    used += own
  }
  lines.push(join(glyphs, start, glyphs.length))
  return lines
}

const join = (glyphs: Glyph[], from: number, to: number): string =>
  glyphs
    .slice(from, to)
    .map(({ text }) => text)
    .join('')
    .trim()

/** The width in em of the widest run of glyphs without a line break opportunity. */
function widestWord(glyphs: Glyph[]): number {
  let [widest, own] = [0, 0]
  for (const { text, width, opens } of glyphs) {
    if (opens || BREAKING.test(text)) own = 0
    if (!BREAKING.test(text)) own += width
    widest = Math.max(widest, own)
  }
  return widest
}

function glyphsOf(text: string, measure: Measure): Glyph[] {
  const starts = wordStarts(text)
  let before = ''
  let offset = 0
  return characters(text).map((character) => {
    const opens = BREAKING.test(before) || /[-‐–]/u.test(before) || starts.has(offset)
    before = character
    offset += character.length
    return { text: character, width: measure(character), opens: opens && !/\s/u.test(character) }
  })
}
