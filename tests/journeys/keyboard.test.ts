import { expect } from 'vitest'
import { JourneyEvent, holders } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { typeKeys } from '../support/typeKeys.ts'

journey(
  'a whole draw with an absent winner is run by keys alone, and a typed number reaches every cue',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server, {
      people: ['Ada', 'Bodo', 'Chidi'],
      prizes: Array.from({ length: 12 }, (_, i) => ({ name: `Prize ${i + 1}`, quantity: 1 })),
    })
    const panel = await Panel.open(screens, server)
    const { page } = panel
    const { keyboard } = page
    const words = page.locator('input.words')
    const call = async (text: string) => {
      await eventually(() => words.evaluate((field) => field === document.activeElement)).toBe(true)
      await keyboard.type(text)
      await panel.pressKey('Stop and draw 1 winner', 'Enter')
    }

    await keyboard.press('?')
    await page.locator('.key-sheet').waitFor()
    await keyboard.press('Escape')
    await page.locator('.key-sheet').waitFor({ state: 'detached' })

    await panel.says('Show: Prize 1')
    await typeKeys(page, ['1', '2'], 0.1)
    await panel.pressKey('Show: Prize 12')
    await panel.pressKey('Start the draw: Prize 12 × 1')
    await eventually(() => words.evaluate((field) => field === document.activeElement)).toBe(true)
    await keyboard.type('blue ')
    await panel.reload()
    await eventually(() => words.inputValue()).toBe('blue ')
    await words.focus()
    await call('whale 42')
    await panel.says('Confirm 1 winner')
    const [first] = holders(await evening.state(), 1)

    // Keys that are letters were words while the field had the focus, and are keys again behind it.
    expect((await evening.state()).show.layers.black).toBe(false)
    await keyboard.press('a')
    await eventually(async () => (await evening.state()).awards[0]!.absent).toBe(true)
    await panel.pressKey(/absent/)
    await call('seven')
    await panel.pressKey('Confirm 1 winner')
    await eventually(async () => (await evening.state()).awards.map(({ status }) => status)).toEqual([
      'voided',
      'confirmed',
    ])
    const { draws } = await evening.state()
    expect(draws.map(({ word }) => word)).toEqual(['blue whale 42', 'seven'])
    expect(holders(await evening.state(), 2)[0]!.id).not.toBe(first!.id)

    // The prize is all won and the last of the rundown: nothing is left to show after it.
    await panel.says('End of the rundown')
    await keyboard.press('ArrowLeft')
    await eventually(async () => (await evening.state()).show.draw).toBe(null)
  },
)
