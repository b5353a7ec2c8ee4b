import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { BenchEvent } from './parts/benchEvent.ts'
import { withFolder } from './parts/folder.ts'
import { median } from './parts/numbers.ts'
import { RunningServer } from './parts/server.ts'
import { loadShots } from './parts/shots.ts'
import type { Measurement } from './table.ts'

const PEOPLE = 2000
/** Heights of the picture, each with the most ms that a frame may take. */
const HEIGHTS: [height: number, longest: number][] = [
  [1080, 50],
  [2160, 80],
]
/** A draw on a page that has shown none yet, and those after it. */
const DRAWS = 3
/** Ms that names roll before the words are called, and that the winner is watched. */
const ROLLS = 3000
const WATCHED = 4000

/** Every frame of whole draws on the stage's own page of a running server, drawn by the processor: from the prize to the winner. */
export default function wholeDraw(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const made = await BenchEvent.make(folder, PEOPLE)
    const asked = { name: '湾流 X16 笔记本电脑', quantity: 100, need: 'room', per_draw: 1, pace: 'small' }
    const prize = String((await made.send('prize.save', asked))['id'])
    await made.close()
    const server = await RunningServer.start(folder)
    const { launch, WEBGL } = await loadShots()
    const browser = await launch({ args: WEBGL })
    try {
      const rows: Measurement[] = []
      for (const [height, longest] of HEIGHTS) {
        const page = await stageOf(server, browser, height)
        const draws: Frame[][] = []
        for (let i = 0; i < DRAWS; i++) draws.push(await framesOf(server, page, made.event, prize))
        rows.push(...rowsOf(`${height} lines`, draws, longest))
        await page.context().close()
      }
      return rows
    } finally {
      await browser.close()
      await server.stop()
    }
  })
}

async function stageOf(server: RunningServer, browser: Browser, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: (height * 16) / 9, height } })
  const page = await context.newPage()
  await page.goto(server.hostLink)
  await page.locator('.panel').waitFor()
  await page.goto(`${server.origin}/stage`)
  await page.locator('.picture').waitFor()
  return page
}

const PHASES = ['prize', 'open', 'rolling', 'landing', 'winner'] as const

/** A frame of a draw: its phase, ms since the draw was opened, and since the frame before it. */
interface Frame {
  phase: (typeof PHASES)[number]
  at: number
  took: number
}

async function framesOf(server: RunningServer, page: Page, event: string, prize: string): Promise<Frame[]> {
  await pause(WATCHED)
  await page.evaluate(record)
  await server.send(event, 'draw.start', { prize, count: 1 })
  await page.locator('.draw-call').waitFor()
  await pause(ROLLS)
  await server.send(event, 'draw.call', { word: '四十二 · 蓝鲸' })
  await page.locator('.winner-name').waitFor()
  await pause(WATCHED)
  return page.evaluate(() => (window as unknown as { frames: Frame[] }).frames)
}

/** In the page: notes every frame from now on, and in which phase of the draw it is. */
function record(): void {
  const [began, frames] = [performance.now(), [] as Frame[]]
  Object.assign(window, { frames })
  let last = began
  // The last first: what stands on the screen of one phase may stay in the next.
  const seen = Object.entries({
    winner: '.winner-name',
    landing: '.called-words',
    rolling: '.draw-call',
    prize: '.prize-staging',
    open: '.open-code',
  }) as [Frame['phase'], string][]
  let phase: Frame['phase'] | undefined
  requestAnimationFrame(function frame() {
    if ((window as unknown as { frames: Frame[] }).frames !== frames) return
    const now = performance.now()
    phase = seen.find(([, selector]) => document.querySelector(selector))?.[0] ?? phase
    if (phase) frames.push({ phase, at: now - began, took: now - last })
    last = now
    requestAnimationFrame(frame)
  })
}

function rowsOf(name: string, draws: Frame[][], budget: number): Measurement[] {
  const rateIn = (phase: string) => (frames: Frame[]) => {
    const all = frames.filter((one) => one.phase === phase)
    return (1000 * all.length) / all.reduce((sum, { took }) => sum + took, 0)
  }
  const longest = draws.map((frames) => Math.max(...frames.map(({ took }) => took)))
  const late = draws.map((frames) => frames.filter(({ took }) => took > budget).length)
  return [
    ...PHASES.map((phase) => ({
      name: `${name}, ${phase}`,
      value: median(draws.map(rateIn(phase))),
      unit: 'fps',
    })),
    { name: `${name}, longest frame of the first draw`, value: longest[0]!, unit: 'ms', budget },
    { name: `${name}, longest frame of a later draw`, value: median(longest.slice(1)), unit: 'ms', budget },
    { name: `${name}, frames over ${budget} ms in a draw`, value: median(late), unit: '' },
  ]
}
