import { shallowRef } from 'vue'
import type { Measure } from './fit.ts'

/** The family of the stage's text; the bundled font first, then whatever knows the rare characters. */
export const FAMILY =
  "'Noto Sans SC Variable', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei UI', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif"

/** The weight of display text, which has a family of its own: titles, prizes, and the names of winners. */
export const DISPLAY = 900
const DISPLAY_FAMILY = `'Noto Serif SC Variable', 'Songti SC', 'STSong', 'Noto Serif CJK SC', 'Source Han Serif SC', ${FAMILY}`

export const familyOf = (weight: number): string => (weight === DISPLAY ? DISPLAY_FAMILY : FAMILY)

const SIZE = 64
const widths = new Map<string, number>()
/** Counts how often fonts came in: whoever measured before measures again. */
const loaded = shallowRef(0)
let context: CanvasRenderingContext2D | null | undefined

if (typeof document !== 'undefined' && 'fonts' in document) {
  document.fonts.addEventListener('loadingdone', () => {
    widths.clear()
    loaded.value++
  })
}

/** Measures in a weight of the stage's fonts. Reactive: it counts as changed when a font has come in. */
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

/** Where nothing can be measured: Chinese characters are as wide as high, others a little over half. */
function estimate(text: string): number {
  let width = 0
  for (const character of text) width += character > '\u2E7F' ? 1 : 0.58
  return width
}

/** Loads the parts of a font that these texts need, so that no name ever changes its shape on screen. */
export async function loadFonts(texts: Iterable<string>, weight = 600): Promise<void> {
  const characters = new Set<string>()
  for (const text of texts) for (const character of text) characters.add(character)
  const all = [...characters].join('')
  await Promise.allSettled([document.fonts.load(`${weight} ${SIZE}px ${familyOf(weight)}`, all)])
}
