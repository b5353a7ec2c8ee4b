import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import type { State } from '../shared/show/state.ts'
import { withFolder } from './parts/folder.ts'
import { median } from './parts/numbers.ts'
import { RunningServer } from './parts/server.ts'
import { loadShots } from './parts/shots.ts'
import type { Measurement } from './table.ts'

/** Number of runs per case, and their length in ms, starting once the picture is steady. */
const RUNS = 3
const LENGTH = 3000
const REST = 2000
const STAGE = { viewport: { width: 1920, height: 1080 } }
const PANEL = { viewport: { width: 1440, height: 900 } }

/**
 * What the host's laptop has to do: stage and panel of the demo event in one browser that draws by the processor. CPU is of all
 * the browser's processes together, in cores.
 */
export default function screens(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const { openShots, WEBGL } = await loadShots()
    const server = await RunningServer.start(folder, { demo: true })
    const shots = await openShots({ args: WEBGL })
    try {
      return await measured(server, shots.browser)
    } finally {
      await shots.close()
      await server.stop()
    }
  })
}

async function measured(server: RunningServer, browser: Browser): Promise<Measurement[]> {
  const { body } = await server.get('/api/events/current/state')
  const { cues, prizes, id } = (JSON.parse(body.toString()) as { state: State }).state
  // One that waits for words: its names roll as long as it is measured.
  const prize = prizes.find(({ need }) => need === 'room')!
  const signedIn = await browser.newContext(PANEL)
  const panel = await signedIn.newPage()
  await panel.goto(server.hostLink)
  await panel.locator('.panel').waitFor()
  const storageState = await signedIn.storageState()
  await panel.goto('about:blank')
  const stage = await (await browser.newContext({ ...STAGE, storageState })).newPage()
  await stage.goto(`${server.origin}/stage`)
  const rows: Measurement[] = []
  const row = async (name: string, budget?: number): Promise<void> => {
    const { cores, fps } = await taken(browser, stage)
    rows.push(
      { name: `${name}, browser`, value: cores, unit: 'cores', budget },
      { name: `${name}, stage`, value: fps, unit: 'fps' },
    )
  }
  await server.send(id, 'cue.show', { cue: cues[0]!.id })
  await stage.locator('.picture').waitFor()
  await row('stage idle', 1)
  await panel.goto(`${server.origin}/host`)
  await panel.locator('.panel').waitFor()
  await row('stage and panel idle')
  await server.send(id, 'draw.start', { prize: prize.id, count: 1 })
  await stage.locator('.draw-call').waitFor()
  await row('stage and panel, names rolling')
  await panel.goto('about:blank')
  await row('stage, names rolling')
  return rows
}

async function taken(browser: Browser, stage: Page): Promise<{ cores: number; fps: number }> {
  const session = await browser.newBrowserCDPSession()
  const seconds = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
  }
  await pause(REST)
  const [cores, fps]: [number[], number[]] = [[], []]
  for (let run = 0; run < RUNS; run++) {
    const [from, before] = [performance.now(), await seconds()]
    const frames = await stage.evaluate(
      (length) =>
        new Promise<number>((done) => {
          const end = performance.now() + length
          let count = 0
          const frame = () =>
            performance.now() < end ? (count++, requestAnimationFrame(frame)) : done(count)
          requestAnimationFrame(frame)
        }),
      LENGTH,
    )
    cores.push(((await seconds()) - before) / ((performance.now() - from) / 1000))
    fps.push((frames * 1000) / LENGTH)
  }
  await session.detach()
  return { cores: median(cores), fps: median(fps) }
}
