import { expect } from 'vitest'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { PHONE } from '../support/screens.ts'

journey(
  'the host looks at the checks and prints the runbook, then runs a draw from a phone',
  async ({ server, screens }) => {
    await JourneyEvent.make(server, { prizes: [{ name: 'Lamp', quantity: 1 }] })
    const panel = await Panel.open(screens, server)
    const { page } = panel
    await page
      .locator('.rooms')
      .getByRole('button', { name: /^Checks/ })
      .click()
    const line = (subject: string) => page.locator('li.check').filter({ hasText: subject })
    await line('Disk').getByText('free').waitFor()
    await line('Screen').getByText('No screen is connected').waitFor()
    await line('Phones').getByText('start the server').waitFor()
    const runbook = page.getByRole('link', { name: 'Print the runbook' })
    await page.goto((await runbook.getAttribute('href'))!)
    await page.locator('.runbook').getByText('Lamp').waitFor()

    const phone = await Panel.open(screens, server, await screens.device(PHONE))
    await phone.press('Show: Lamp')
    await phone.press('Start the draw: Lamp × 1')
    const fields = phone.page.getByRole('textbox', { name: /^Words of person/ })
    await fields.first().fill('blue')
    await fields.nth(1).fill('whale')
    const { height } = PHONE.viewport!
    const [go, black] = [phone.go, phone.button('Black')]
    for (const shown of [go, black, phone.button('Mute'), phone.button('Abandon')]) {
      const box = (await shown.boundingBox())!
      expect(box.y + box.height).toBeLessThanOrEqual(height)
      expect(box.height).toBeGreaterThanOrEqual(44)
    }
    expect((await go.boundingBox())!.height).toBeGreaterThanOrEqual(96)
    await phone.press('Stop and draw 1 winner')
    await phone.says('Confirm 1 winner')
  },
)
