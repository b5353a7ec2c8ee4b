import { shallowRef } from 'vue'
import { hasWide } from './characters.ts'
import type { Measure } from './fit.ts'

/** The bundled fonts first, then system fonts that have rare characters. */
const SANS =
  "'Noto Sans SC Variable', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei UI', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif"
const SERIF = `'Noto Serif SC Variable', 'Songti SC', 'STSong', 'Noto Serif CJK SC', 'Source Han Serif SC', ${SANS}`

/** Font stack of the rolling names. */
export const FAMILY = `'Stage Apostrophe', ${SANS}`

/** Font weight of display text (titles, prizes, names of winners), which has a font stack of its own. */
export const DISPLAY = 900

/** Font stack of a text in a weight: quotation marks are full-width if the text is Chinese, else proportional (`marks.css`). */
export function familyOf(weight: number, text = ''): string {
  const marks = text === '' || hasWide(text) ? 'Apostrophe' : 'Marks'
  return weight === DISPLAY ? `'Stage Serif ${marks}', ${SERIF}` : `'Stage ${marks}', ${SANS}`
}

const SIZE = 64
const AFTER_WIDE_MARK = /(?<=[\u201C\u201D\u3000-\u303F\uFF00-\uFF0F\uFF1A-\uFF1F])/
const widths = new Map<string, number>()
/** Incremented whenever a font has loaded, so that text is measured again. */
const loaded = shallowRef(0)
let context: CanvasRenderingContext2D | null | undefined

if (typeof document !== 'undefined' && 'fonts' in document) {
  document.fonts.addEventListener('loadingdone', () => {
    widths.clear()
    loaded.value++
  })
}

/**
 * Returns a function that measures text in a weight of the stage's fonts, in em. `whole` is the text that the
 * measured parts belong to. Reactive: invalidated when a font has loaded.
 */
export function measureIn(weight: number, whole?: string): Measure {
  void loaded.value
  const family = familyOf(weight, whole)
  return (text) => {
    const key = `${weight} ${family} ${text}`
    let width = widths.get(key)
    if (width === undefined) {
      if (widths.size > 20_000) widths.clear()
      widths.set(key, (width = widthOf(text, weight, family)))
    }
    return width
  }
}

function widthOf(text: string, weight: number, family: string): number {
  context ??= typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d')
  if (!context) return estimate(text)
  context.font = `${weight} ${SIZE}px ${family}`
  // A canvas squeezes full-width punctuation beside other punctuation, the stage does not: it is measured piece by piece.
  const pieces = text.split(AFTER_WIDE_MARK)
  return pieces.reduce((width, piece) => width + context!.measureText(piece).width, 0) / SIZE
}

/** Fallback without a canvas: 1 em for a full-width character, a little over half for others. */
function estimate(text: string): number {
  let width = 0
  for (const character of text) width += character > '\u2E7F' ? 1 : 0.58
  return width
}

/** Loads the font subsets that these texts need, so that no name changes its font while shown. */
export async function loadFonts(texts: Iterable<string>, weight = 600): Promise<void> {
  const characters = new Set<string>()
  for (const text of texts) for (const character of text) characters.add(character)
  const all = [...characters].join('')
  const families = [familyOf(weight), familyOf(weight, 'Latin')]
  await Promise.allSettled(
    families.map((family) => document.fonts.load(`${weight} ${SIZE}px ${family}`, all)),
  )
}

/** Whether the bundled fonts are there, for a character that every event shows. */
export const fontsLoaded = (): boolean =>
  ["16px 'Noto Sans SC Variable'", "900 16px 'Noto Serif SC Variable'"].every((font) =>
    document.fonts.check(font, 'A'),
  ) && [...document.fonts].some(({ status }) => status === 'loaded')
