import type { Browser } from 'playwright-core'
import type { State } from '../shared/show/state.ts'
import { withFolder } from './parts/folder.ts'
import { median } from './parts/numbers.ts'
import { RunningServer } from './parts/server.ts'
import { loadShots } from './parts/shots.ts'
import type { Measurement } from './table.ts'

const RUNS = 5
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
/** The slow phone of the budgets: a processor that is four times slower, 1.6 Mbit/s, 150 ms to the server and back. */
const SLOWER = 4
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}

/** How long a slow phone waits for the first picture of the hall's page and of a ticket, nothing of them in its cache. */
export default function paint(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const { openShots } = await loadShots()
    const server = await RunningServer.start(folder, { demo: true })
    const shots = await openShots({})
    try {
      const { state } = await answerOf<{ state: State }>(server, '/api/events/current/state')
      const { id } = await server.send('house', 'event.copy', {
        event: state.id,
        as: 'event',
        with: 'people',
      })
      await server.send('house', 'event.make-current', { event: id })
      const { tickets } = await answerOf<{ tickets: { link: string }[] }>(
        server,
        `/api/events/${String(id)}/tickets`,
      )
      const pages = { hall: `${server.origin}/`, ticket: onLoopback(tickets[0]!.link, server.origin) }
      const rows: Measurement[] = []
      for (const [name, address] of Object.entries(pages)) {
        const times: number[] = []
        for (let run = 0; run < RUNS; run++) times.push(await firstPaint(shots.browser, address))
        rows.push({ name: `${name}, slow phone`, value: median(times), unit: 'ms', budget: 1000 })
      }
      return rows
    } finally {
      await shots.close()
      await server.stop()
    }
  })
}

async function answerOf<T>(server: RunningServer, path: string): Promise<T> {
  return JSON.parse((await server.get(path)).body.toString()) as T
}

/** A link with the address of this computer in place of the one that phones use. */
function onLoopback(link: string, origin: string): string {
  const { pathname, search, hash } = new URL(link, origin)
  return origin + pathname + search + hash
}

/** Ms from asking for a page to its first text or picture. */
async function firstPaint(browser: Browser, address: string): Promise<number> {
  const device = await browser.newContext(PHONE)
  try {
    const page = await device.newPage()
    const tools = await device.newCDPSession(page)
    await tools.send('Network.enable')
    await tools.send('Network.emulateNetworkConditions', NETWORK)
    await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.goto(address)
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            for (const { name, startTime } of list.getEntries())
              if (name === 'first-contentful-paint') resolve(startTime)
          }).observe({ type: 'paint', buffered: true })
        }),
    )
  } finally {
    await device.close()
  }
}
