import { expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'

journey(
  'parts of the panel that do not come at first come once the network is back',
  async ({ server, screens }) => {
    screens.expect(/ERR_INTERNET_DISCONNECTED/)
    await JourneyEvent.make(server, { prizes: [{ name: 'Lamp', quantity: 1 }] })
    const { page } = await Panel.open(screens, server)
    const asked: string[] = []
    await page.context().route(/\/assets\/(?:fonts|TablesRoom)-/, async (route) => {
      const { pathname } = new URL(route.request().url())
      if (asked.includes(pathname)) return await route.continue()
      asked.push(pathname)
      await route.abort('internetdisconnected')
    })
    await page.reload()
    await page.getByText('Show: Lamp').waitFor()
    await page.getByRole('button', { name: 'Tables' }).click()
    await page.locator('.card').first().waitFor()
    const faces = () =>
      page.evaluate(() => [...document.fonts].filter(({ family }) => family.includes('Noto')).length)
    await eventually(faces).toBeGreaterThan(0)
    expect(asked.map((path) => path.split('.').at(-1))).toEqual(expect.arrayContaining(['css', 'js']))
  },
)
