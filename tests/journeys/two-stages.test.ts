import { expect } from 'vitest'
import { JourneyEvent, holders } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { CLOCKS } from '../support/screens.ts'
import { Stage } from '../support/stage.ts'

journey(
  'two stages show the same winner in time, also where one is loaded anew in the middle',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server, {
      prizes: [{ name: 'Lamp', quantity: 1, pace: 'grand' }],
    })
    const panel = await Panel.open(screens, server)
    const [left, right] = [await Stage.beside(panel, screens), await Stage.beside(panel, screens)]

    await panel.press('Show: Lamp')
    await panel.press('Start the draw: Lamp × 1')
    for (const { page } of [left, right]) await page.locator('.open-group').first().waitFor()
    await left.page.reload()
    await left.page.locator('.open-group').first().waitFor()
    expect(await left.code()).toBe(await right.code())

    await panel.call('green comet')
    for (const { witness } of [left, right])
      await eventually(() => witness.firstSeen('green comet')).not.toBe(null)
    await right.page.reload()

    await panel.says('Confirm 1 winner')
    const state = await evening.state()
    const [winner] = holders(state)
    for (const stage of [left, right]) {
      await eventually(() => stage.winners()).toEqual([winner!.name])
      expect(stage.witness.firstSeen(winner!.name)).toBeGreaterThan(state.draws[0]!.pages[0]!.names - CLOCKS)
    }
    await panel.winner(winner!.name).waitFor()
  },
)
