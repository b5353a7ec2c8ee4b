import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShots } from '../../bin/parts/shots.mjs'
import type { Shots } from '../shots/main.ts'
import { eventually, PATIENCE } from '../support/eventually.ts'

let shots: Awaited<ReturnType<typeof openShots>>
let page: Page
beforeAll(async () => {
  shots = await openShots()
  page = await shots.page(640, 360)
})
afterAll(() => shots.close())

/** The brightest value in the canvas of the set, 0 to 255. */
const brightest = (): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.set')!
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return data.reduce((most, value, i) => (i % 4 === 3 ? most : Math.max(most, value)), 0)
  })

test('the set is lit in a picture of any shape, also where time stands still', async () => {
  await page.evaluate(() => (window as unknown as { shots: Shots }).shots.shot('held', 'en'))
  for (const [width, height] of [
    [640, 360],
    [480, 360],
    [1280, 360],
    [360, 640],
  ] as const) {
    await page.setViewportSize({ width, height })
    await eventually(() => page.locator('.set').getAttribute('data-lit')).toBe('true')
    await eventually(brightest).toBeGreaterThan(100)
  }
})

/** Height of the canvas of the set, in its own pixels. */
const rows = (): Promise<number> =>
  page.locator('canvas.set').evaluate((canvas: HTMLCanvasElement) => canvas.height)

test('of the set every pixel stands for two of the picture at most, at 4K for four, also where a processor draws it', async () => {
  for (const [height, expected] of [
    [1080, 540],
    [2160, 540],
    [180, 270],
  ] as const) {
    await page.setViewportSize({ width: (height * 16) / 9, height })
    await page.evaluate(() => (window as unknown as { shots: Shots }).shots.shot('held', 'en'))
    await eventually(rows).toBe(expected)
  }
})

test('behind the winners an animation takes no canvas where a processor draws', async () => {
  const shown = page.locator('canvas.surface').filter({ visible: true })
  await page.setViewportSize({ width: 640, height: 360 })
  for (const [name, canvases] of [
    ['rolling', 2],
    ['held', 0],
  ] as const) {
    await page.evaluate(
      (frame) => (window as unknown as { shots: Shots }).shots.shot(frame, 'en'),
      name as string,
    )
    expect(await shown.count()).toBe(canvases)
  }
})

/** A page whose clock a test can hold: all its timers are of that clock, those of the first frames too. */
async function clockedPage(): Promise<Page> {
  const clocked = await shots.page(640, 360)
  clocked.setDefaultTimeout(2 * PATIENCE)
  await clocked.clock.install()
  await clocked.reload()
  await clocked.waitForFunction('window.shots')
  return clocked
}

/** How many frames the picture asks for in so many ms of the page's clock. */
async function framesIn(page: Page, ms: number): Promise<number> {
  const asked = await page.evaluateHandle(() => {
    const real = window.requestAnimationFrame
    const counted = { frames: 0 }
    window.requestAnimationFrame = (callback) => {
      counted.frames++
      return real(callback)
    }
    return counted
  })
  await page.clock.runFor(ms)
  return asked.evaluate(({ frames }) => frames)
}

test('at rest the picture asks for twelve frames a second, for every frame once anything changes, and all through a draw', async () => {
  const page = await clockedPage()
  await page.evaluate(async () => {
    const { shots } = window as unknown as { shots: Shots }
    await shots.show(shots.frameOf('message', 'en'))
    shots.run()
  })
  await page.clock.pauseAt(Date.now() + 60_000)
  await framesIn(page, 1000)
  // One of the two may see the clock in the corner go on by a minute.
  const rest = [await framesIn(page, 1000), await framesIn(page, 1000)]
  expect(Math.min(...rest)).toBe(12)
  await page.evaluate(() => document.querySelector('.picture')!.classList.add('changed'))
  expect(await framesIn(page, 160)).toBeGreaterThanOrEqual(10)
  await page.evaluate(() => {
    const { shots } = window as unknown as { shots: Shots }
    void shots.change(shots.frameOf('rolling', 'en'))
  })
  await framesIn(page, 3000)
  expect(await framesIn(page, 1000)).toBeGreaterThan(60)
})

test('the clock of the confidence monitor changes with the second', async () => {
  const page = await clockedPage()
  await page.evaluate(async () => {
    const { shots } = window as unknown as { shots: Shots }
    const frame = shots.frameOf('confidence', 'en')
    await shots.layOut({ ...frame, at: frame.at - (frame.at % 1000) })
  })
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.evaluate(() => (window as unknown as { shots: Shots }).shots.run())
  const clock = page.locator('.confidence-time')
  for (const until of [990, 940, 940]) {
    await page.clock.runFor(until)
    const before = await clock.textContent()
    // From 10 ms before the second to 50 ms after it.
    await page.clock.runFor(60)
    expect(await clock.textContent()).not.toBe(before)
  }
})
