import sharp from 'sharp'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShots } from '../../bin/parts/shots.mjs'
import type { Frame, Shots } from '../shots/main.ts'
import { instantsOf, OPENED, sampleDraw, sampleEvent } from '../support/pictureStates.ts'

let shots: Awaited<ReturnType<typeof openShots>>
let page: Page
beforeAll(async () => {
  shots = await openShots()
  page = await shots.page(1280, 720)
})
afterAll(() => shots.close())

const show = (frame: Frame) =>
  page.evaluate((one) => (window as unknown as { shots: Shots }).shots.show(one), frame)

/** How many pixels of the page are clear, opaque, and in between. */
async function pixels(): Promise<{ clear: number; opaque: number; between: number }> {
  const png = await page.screenshot({ omitBackground: true })
  const { data } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const count = { clear: 0, opaque: 0, between: 0 }
  for (let i = 3; i < data.length; i += 4)
    count[data[i] === 0 ? 'clear' : data[i] === 255 ? 'opaque' : 'between']++
  return count
}

test('a lower third keys cleanly: every pixel is there or is not, at rest and while it comes in', async () => {
  const state = sampleDraw({ called: true, revealed: true, rehearsal: true })
  const open = sampleDraw()
  const frames = [
    { state, at: instantsOf(state).held },
    { state: open, at: instantsOf(open).rolling },
    { state: open, at: OPENED + 250 },
    { state: open, at: OPENED + 400 },
  ]
  for (const frame of frames) {
    await show({ ...frame, output: 'overlay' })
    const { clear, opaque, between } = await pixels()
    expect(between).toBe(0)
    expect(opaque).toBeGreaterThan(1000)
    expect(clear).toBeGreaterThan(1280 * 720 * 0.6)
  }
})

test('under black the page is clear', async () => {
  const state = sampleEvent()
  const layers = { ...state.show.layers, black: true }
  await show({ state: { ...state, show: { ...state.show, layers } }, at: OPENED, output: 'overlay' })
  expect(await pixels()).toEqual({ clear: 1280 * 720, opaque: 0, between: 0 })
})
