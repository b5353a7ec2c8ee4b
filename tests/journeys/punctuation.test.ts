import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShots } from '../../bin/parts/shots.mjs'
import type { Language } from '../../shared/show/languages.ts'
import { OPENED, madeScene } from '../support/pictureStates.ts'
import type { Frame, Shots } from '../shots/main.ts'

/** Em: full-width marks are 1 wide, half-width ones 0.5; those of a wide Latin font such as DejaVu Sans Bold up to 0.66. */
const NARROW = 0.75

let shots: Awaited<ReturnType<typeof openShots>>
let page: Page
beforeAll(async () => {
  shots = await openShots()
  page = await shots.page(1280, 720)
})
afterAll(() => shots.close())

/** Widths of each character of a message on the stage, in em. */
async function widthsOf(text: string, language: Language): Promise<Record<string, number>> {
  const state = madeScene('message', { title: text, content: { text }, prize: '' }, { language })
  const frame: Frame = { state, at: OPENED + 185_000 }
  return page.evaluate(async (shown) => {
    await (window as unknown as { shots: Shots }).shots.show(shown)
    const widths: Record<string, number> = {}
    for (const line of document.querySelectorAll('.fit-line')) {
      const node = line.firstChild!
      const size = parseFloat(getComputedStyle(line).fontSize)
      ;[...node.textContent!].forEach((character, i) => {
        const range = document.createRange()
        range.setStart(node, i)
        range.setEnd(node, i + 1)
        widths[character] = range.getBoundingClientRect().width / size
      })
    }
    return widths
  }, frame)
}

test('punctuation of a Chinese text is as wide as its characters, and an apostrophe is not', async () => {
  const widths = await widthsOf('今晚，“大奖”（一份）：O’Brien！', 'zh-CN')
  for (const mark of '，“”（）：！') expect(widths[mark], mark).toBeCloseTo(1, 1)
  expect(widths['’']).toBeLessThan(NARROW)
})

test.each(['en', 'zh-CN'] as const)(
  'an English text has narrow quotation marks on a stage in %s',
  async (language) => {
    const widths = await widthsOf('Tonight’s “grand prize” …', language)
    for (const mark of '’“”') expect(widths[mark], mark).toBeLessThan(NARROW)
  },
)
