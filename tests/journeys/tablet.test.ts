import { expect } from 'vitest'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import type { Screens } from '../support/screens.ts'

/** A device without a mouse: nothing can hover. */
const tablet = (screens: Screens) =>
  screens.device({ viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true })

journey(
  'on a tablet the rundown keeps its titles whole, and a tap offers its tools',
  async ({ server, screens }) => {
    const names = ['A laptop for the grand finale', 'Lamp', 'Tickets for the opera']
    await JourneyEvent.make(server, { prizes: names.map((name) => ({ name, quantity: 1 })) })
    const { page } = await Panel.open(screens, server, await tablet(screens))
    const rows = page.locator('li.cue')
    const third = rows.nth(2)
    const tools = third.getByRole('button', { name: 'Move up' })
    await third.waitFor()
    expect(await tools.isVisible()).toBe(false)
    for (const row of await rows.all()) {
      const [whole, title] = [(await row.boundingBox())!, (await row.locator('.cue-title').boundingBox())!]
      expect(title.width).toBeGreaterThan(whole.width / 3)
    }

    const before = (await third.locator('.cue-title').boundingBox())!.width
    await third.locator('.cue-pick').tap()
    await tools.waitFor()
    expect((await third.locator('.cue-title').boundingBox())!.width).toBe(before)
    await tools.tap()
    await eventually(() => rows.locator('.cue-title').allInnerTexts()).toEqual([names[0], names[2], names[1]])
  },
)
