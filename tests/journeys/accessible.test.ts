import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { JourneyEvent, holders } from '../support/journeyEvent.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { PHONE } from '../support/screens.ts'

/** What axe finds on a page that would keep somebody out. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] })',
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

journey(
  'nothing on any page keeps out who works it with keyboard or screen reader',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server, { prizes: [{ name: 'Lamp', quantity: 2 }] })
    const laptop = await screens.device()
    const { page } = await Panel.open(screens, server, laptop)
    const found: Record<string, string[]> = {}
    const check = async (what: string, where = page) => {
      const barred = await barriers(where)
      if (barred.length > 0) found[what] = barred
    }
    for (const tab of ['Prizes', 'People', 'Sponsors', 'Settings', 'Links']) {
      await page.getByRole('tab', { name: tab }).click()
      await check(`panel, ${tab}`)
    }
    await page.getByRole('tab', { name: 'Prizes' }).click()
    await page.getByRole('button', { name: 'Add a prize' }).click()
    await check('panel, a new prize')
    await page.keyboard.press('?')
    const [prize] = (await evening.state()).prizes
    await evening.draw(prize!, 1)
    await page.locator('li.winner').waitFor()
    await check('panel, a winner')

    const desk = await laptop.newPage()
    await desk.goto('/desk')
    await desk.locator('[data-award]').waitFor()
    for (const tab of ['Hand over', 'Check in', 'Sums']) {
      await desk.getByRole('tab', { name: tab }).click()
      await check(`desk, ${tab}`, desk)
    }
    const hall = await screens.page('/', PHONE)
    await hall.locator('.winners .winner').waitFor()
    await check('hall', hall)
    const [winner] = holders(await evening.state())
    const { link } = await evening.get<{ link: string }>(`tickets/${winner!.id}/link`)
    const ticket = await screens.page(link, PHONE)
    await ticket.locator('[data-award]').waitFor()
    await check('ticket', ticket)
    const verify = await screens.page('/verify', PHONE)
    await verify.getByRole('button', { name: 'Take tonight’s proof' }).click()
    await verify.locator('.checks').first().waitFor()
    await check('verify', verify)
    const stage = await laptop.newPage()
    await stage.goto('/stage')
    await stage.locator('.winner-name').waitFor()
    await check('stage', stage)
    expect(found).toEqual({})
  },
)
