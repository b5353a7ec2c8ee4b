import { shallowRef } from 'vue'
import type { Measure } from './fit.ts'

/** Font stack of the stage's text: the bundled font first, then system fonts that have rare characters. */
export const FAMILY =
  "'Noto Sans SC Variable', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei UI', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif"

/** Font weight of display text (titles, prizes, names of winners), which has a font stack of its own. */
export const DISPLAY = 900
const DISPLAY_FAMILY = `'Noto Serif SC Variable', 'Songti SC', 'STSong', 'Noto Serif CJK SC', 'Source Han Serif SC', ${FAMILY}`

export const familyOf = (weight: number): string => (weight === DISPLAY ? DISPLAY_FAMILY : FAMILY)

const SIZE = 64
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
 * Returns a function that measures text in a weight of the stage's fonts, in em. Reactive: invalidated when a font has
 * loaded.
 */
export function measureIn(weight: number): Measure {
  void loaded.value
  return (text) => {
    const key = `${weight} ${text}`
    let width = widths.get(key)
    if (width === undefined) {
      if (widths.size > 20_000) widths.clear()
      widths.set(key, (width = widthOf(text, weight)))
    }
    return width
  }
}

function widthOf(text: string, weight: number): number {
  context ??= typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d')
  if (!context) return estimate(text)
  context.font = `${weight} ${SIZE}px ${familyOf(weight)}`
  return context.measureText(text).width / SIZE
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
  await Promise.allSettled([document.fonts.load(`${weight} ${SIZE}px ${familyOf(weight)}`, all)])
}
