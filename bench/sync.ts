import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { BITS } from '../client/stage/timecode.ts'
import type { State } from '../shared/show/state.ts'
import { withFolder } from './parts/folder.ts'
import { quantile } from './parts/numbers.ts'
import { RunningServer } from './parts/server.ts'
import { loadShots } from './parts/shots.ts'
import type { Measurement } from './table.ts'

/** Size of a browser's window, and how often the display with both is photographed. */
const WINDOW = { width: 800, height: 600 }
const PHOTOS = 60

/**
 * Whether two screens show the same frame: the stage with its timecode in two browsers side by side on one display, photographed
 * as a whole while names roll; the numbers of the frames are read off the photos. Needs Xvfb and ImageMagick.
 */
export default function sync(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const server = await RunningServer.start(folder, { demo: true })
    const { launch, WEBGL } = await loadShots()
    const display = await Display.start()
    const browsers: Browser[] = []
    try {
      const stages = []
      for (const i of [0, 1]) {
        const position = `--window-position=${i * WINDOW.width},0`
        const browser = await launch({
          headless: false,
          args: [...WEBGL, position, `--window-size=${WINDOW.width},${WINDOW.height}`],
          env: { ...process.env, DISPLAY: display.name },
        })
        browsers.push(browser)
        stages.push(await openStage(browser, server))
      }
      return await measured(server, display, stages)
    } finally {
      for (const browser of browsers) await browser.close()
      await display.stop()
      await server.stop()
    }
  })
}

async function openStage(browser: Browser, server: RunningServer): Promise<Page> {
  const page = await (await browser.newContext({ viewport: null })).newPage()
  await page.goto(server.hostLink)
  await page.locator('.panel').waitFor()
  await page.goto(`${server.origin}/stage?timecode`)
  await page.locator('.timecode').waitFor()
  return page
}

async function measured(server: RunningServer, display: Display, stages: Page[]): Promise<Measurement[]> {
  const { body } = await server.get('/api/events/current/state')
  const { prizes, id } = (JSON.parse(body.toString()) as { state: State }).state
  const prize = prizes.find(({ need }) => need === 'room')!
  await server.send(id, 'draw.start', { prize: prize.id, count: 1 })
  for (const stage of stages) await stage.locator('.draw-call').waitFor()
  const squares = await Promise.all(stages.map(squaresOf))
  const apart: number[] = []
  for (let photo = 0; photo < PHOTOS; photo++) {
    const frames = await display.read(squares)
    apart.push(Math.abs(frames[0]! - frames[1]!))
  }
  return [
    { name: 'two browsers apart, p50', value: quantile(apart, 0.5), unit: 'frames', budget: 1 },
    { name: 'two browsers apart, p90', value: quantile(apart, 0.9), unit: 'frames', budget: 1 },
    { name: 'two browsers apart, most', value: Math.max(...apart), unit: 'frames' },
  ]
}

interface Point {
  x: number
  y: number
}

/** The middles of the squares of a page's timecode, on the display. */
function squaresOf(page: Page): Promise<Point[]> {
  return page.evaluate(() => {
    const left = window.screenX + (window.outerWidth - window.innerWidth) / 2
    const top = window.screenY + window.outerHeight - window.innerHeight
    return [...document.querySelectorAll('.timecode .bits span')].map((square) => {
      const { x, y, width, height } = square.getBoundingClientRect()
      return { x: Math.round(left + x + width / 2), y: Math.round(top + y + height / 2) }
    })
  })
}

/** A display without a screen. */
class Display {
  private constructor(
    private readonly server: ChildProcess,
    readonly name: string,
  ) {}

  static async start(): Promise<Display> {
    const screen = `${2 * WINDOW.width}x${WINDOW.height}x24`
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    const [number] = (await once(server.stdio[3]!, 'data')) as [Buffer]
    return new Display(server, `:${number.toString().trim()}`)
  }

  /** Photographs the display and reads a number off each list of squares, the highest bit first. */
  async read(squares: Point[][]): Promise<number[]> {
    const png = await promisify(execFile)('import', ['-display', this.name, '-window', 'root', 'png:-'], {
      encoding: 'buffer',
      maxBuffer: 2 ** 26,
    })
    const { data, info } = await sharp(png.stdout).greyscale().raw().toBuffer({ resolveWithObject: true })
    return squares.map((points) => {
      if (points.length !== BITS) throw new Error(`a timecode has ${points.length} squares`)
      return points.reduce(
        (frame, { x, y }) => frame * 2 + (data[(y * info.width + x) * info.channels]! > 127 ? 1 : 0),
        0,
      )
    })
  }

  async stop(): Promise<void> {
    const ended = once(this.server, 'exit')
    this.server.kill()
    await ended
  }
}
