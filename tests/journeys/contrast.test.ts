import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShots } from '../../bin/parts/shots.mjs'
import { LEAST_CONTRAST } from '../../shared/show/themes/theme.ts'
import { themes } from '../../shared/show/themes/index.ts'
import type { Shots } from '../shots/main.ts'
import { contrastOn, groundOf } from '../support/inkContrast.ts'

/** Rounding of the screen's colours to bytes. */
const SLACK = 0.15
/** The scenes and the phases of a draw that differ in light, and those of them that every look is tried with. */
const FRAMES = [
  'welcome',
  'agenda',
  'speaker',
  'thanks-together',
  'winners-list',
  'countdown',
  'hold-back',
  'closing',
  'prize',
  'rolling',
  'held-10',
  'held-photo',
]
const IN_EVERY_LOOK = [
  'open',
  'held',
  'groups',
  'work',
  'work-plain',
  'works',
  'works-votes',
  'plan',
  'plan-names',
]

let shots: Awaited<ReturnType<typeof openShots>>
let page: Page
beforeAll(async () => {
  shots = await openShots()
  page = await shots.page(960, 540)
})
afterAll(() => shots.close())

/** Takes the letters out of the picture, or puts them back. */
const unwritten = (on: boolean) =>
  page.evaluate((on) => document.documentElement.classList.toggle('unwritten', on), on)

const cases = [
  ...FRAMES.map((name) => [name, themes[0]!.name] as const),
  ...themes.flatMap(({ name }) => IN_EVERY_LOOK.map((frame) => [frame, name] as const)),
]

test.each(cases)(
  'every text of %s in the look %s stands out from the pixels behind it',
  async (name, look) => {
    const texts = await page.evaluate(
      async ([name, look]) => {
        const { shots } = window as unknown as { shots: Shots }
        const { state, ...frame } = shots.frameOf(name, 'en')
        const settings = { ...state.settings, look: { ...state.settings.look, theme: look } }
        await shots.show({ ...frame, state: { ...state, settings } })
        return shots.inkedTexts()
      },
      [name, look] as const,
    )
    await unwritten(true)
    const ground = await groundOf(await page.screenshot())
    await unwritten(false)
    const faint = texts
      .map((text) => [text.text.slice(0, 24), Math.round(contrastOn(ground, text) * 10) / 10] as const)
      .filter(([, contrast]) => contrast < LEAST_CONTRAST - SLACK)
    expect(texts.length).toBeGreaterThan(0)
    expect(faint).toEqual([])
  },
)
