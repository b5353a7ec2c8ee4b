import type { BrowserContext, Page } from 'playwright-core'
import type { Person, State } from '../shared/show/state.ts'
import { BenchEvent } from './parts/benchEvent.ts'
import { withFolder } from './parts/folder.ts'
import { median, quantile } from './parts/numbers.ts'
import { RunningServer } from './parts/server.ts'
import { loadShots } from './parts/shots.ts'
import type { Measurement } from './table.ts'

const GUESTS = 200
const DRAWS = 3
const LAPTOP = { viewport: { width: 1280, height: 800 } }

/** A queue of 200 tickets at two desks, with three draws meanwhile: from Enter to what came of it on the desk's page. */
export default function door(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const event = await BenchEvent.make(folder, GUESTS)
    const prize = await event.prize('Lamp', DRAWS)
    await event.add(GUESTS, false)
    await event.close()
    const { openShots } = await loadShots()
    const server = await RunningServer.start(folder)
    const shots = await openShots({})
    try {
      const { body } = await server.get('/api/events/current/state')
      const { people, id } = (JSON.parse(body.toString()) as { state: State }).state
      const guests = people.filter(({ checkedIn }) => !checkedIn)
      const host = await shots.browser.newContext(LAPTOP)
      const desks = await Promise.all([deskOf(host, server), deskOf(host, server)])
      const queue = async (page: Page, mine: Person[]): Promise<number[]> => {
        const times: number[] = []
        for (const guest of mine) times.push(await scan(page, guest))
        return times
      }
      const queues = desks.map((page, i) =>
        queue(
          page,
          guests.filter((_, n) => n % desks.length === i),
        ),
      )
      for (let draw = 0; draw < DRAWS; draw++) {
        await server.send(id, 'draw.start', { prize, count: 1 })
        await server.send(id, 'draw.call', {})
        await revealed(server)
      }
      const times = (await Promise.all(queues)).flat()
      return [
        { name: 'scan to done, p50', value: median(times), unit: 'ms' },
        { name: 'scan to done, p99', value: quantile(times, 0.99), unit: 'ms', budget: 150 },
      ]
    } finally {
      await shots.close()
      await server.stop()
    }
  })
}

async function revealed(server: RunningServer): Promise<void> {
  for (;;) {
    const { body } = await server.get('/api/events/current/state')
    const { state } = JSON.parse(body.toString()) as { state: State }
    if (!state.opened && state.draws.every(({ phase }) => phase === 'revealed')) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** A desk in the host's browser, ready to check people in. */
async function deskOf(host: BrowserContext, server: RunningServer): Promise<Page> {
  const page = await host.newPage()
  await page.goto(server.hostLink)
  await page.locator('.panel').waitFor()
  await page.goto(`${server.origin}/desk`)
  await page.getByRole('tab').nth(1).click()
  await page.locator('.search-field input').waitFor()
  return page
}

/** Ms from the Enter that ends a code to what came of it, on the page. */
async function scan(page: Page, { code, name }: Person): Promise<number> {
  const field = page.locator('.search-field input')
  await field.fill(code)
  const time = page.evaluate(
    (asked) =>
      new Promise<number>((resolve) => {
        let from = 0
        addEventListener('keydown', () => (from = performance.now()), { capture: true, once: true })
        const look = new MutationObserver(() => {
          if (!from || !document.querySelector('.outcome.in')?.textContent?.includes(asked)) return
          look.disconnect()
          requestAnimationFrame(() => resolve(performance.now() - from))
        })
        look.observe(document.body, { childList: true, subtree: true, characterData: true })
      }),
    name,
  )
  await field.press('Enter')
  return time
}
