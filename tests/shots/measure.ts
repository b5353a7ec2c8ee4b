import type { Language } from '../../shared/show/languages.ts'
import type { Frame, Shots } from './main.ts'
import { seenTexts } from './seenTexts.ts'

/** What to measure: a frame in pictures of these sizes in pixels, each at these instants, until all that was typed was seen. */
export interface Measure {
  /** The frame, or the name of a shot and its language. */
  frame: Frame | [string, Language]
  sizes: Record<string, readonly [number, number]>
  /** Epoch ms; the frame's own if left out. */
  instants?: number[]
  typed?: string[]
  /** The smallest size of type, in the picture's unit. */
  least: number
}

const MOST_FAULTS = 12
const plain = (text: string): string => text.replace(/\s/gu, '')

/** Measures a frame in the page: a line for whatever is wrong with a text of it, and for whatever was typed and never shown. */
export async function measure(
  shots: Pick<Shots, 'frameOf' | 'layOut' | 'move' | 'resize'>,
  wanted: Measure,
): Promise<string[]> {
  const { frame, sizes, instants = [null], typed = [], least } = wanted
  await shots.layOut(Array.isArray(frame) ? shots.frameOf(...frame) : frame)
  const faults = new Set<string>()
  for (const [name, [width, height]] of Object.entries(sizes)) {
    await shots.resize(width, height)
    const missing = new Set(typed)
    for (const at of instants) {
      if (at !== null) await shots.move(at)
      const texts = seenTexts(document.querySelector('.picture')!)
      const all = plain(texts.map(({ text }) => text).join(''))
      for (const one of missing) if (all.includes(plain(one))) missing.delete(one)
      for (const { text, size, faults: found } of texts) {
        const small = size < least ? [`is only ${size.toFixed(1)} high`] : []
        for (const fault of [...found, ...small]) faults.add(`${name}: “${text.slice(0, 24)}” ${fault}`)
      }
      if (missing.size === 0) break
    }
    for (const one of missing) faults.add(`${name}: “${one.slice(0, 24)}” is not shown`)
  }
  return [...faults].slice(0, MOST_FAULTS)
}
