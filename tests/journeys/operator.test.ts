import { expect } from 'vitest'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Network } from '../support/network.ts'
import { Panel } from '../support/panel.ts'
import { pressTwice } from '../support/pressTwice.ts'
import { Stage } from '../support/stage.ts'

const TOO_LATE = 'That step is already done.'

journey(
  'a space while typing draws nothing, a double click and two hosts at once are one step',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server, {
      prizes: [
        { name: 'Mug', quantity: 1, need: 'none' },
        { name: 'Lamp', quantity: 3 },
      ],
    })
    const panel = await Panel.open(screens, server)
    const device = await screens.device()
    const network = await Network.of(device)
    const other = await Panel.open(screens, server, device)
    const stage = await Stage.beside(panel, screens)
    const steps = async () => (await evening.state()).show.step

    // Keys are dead while somebody types.
    await panel.press('Show: Mug')
    await panel.says('Start the draw: Mug × 1')
    const before = await steps()
    await panel.tab('People')
    await panel.page
      .getByPlaceholder('Name, ticket code, group or last four digits')
      .pressSequentially('a b fh')
    await panel.says('Start the draw: Mug × 1')
    expect(await steps()).toBe(before)

    // Two clicks are one press: the second would have landed the draw that the first has opened.
    await panel.says('Start the draw: Mug × 1')
    await pressTwice(panel.page, panel.go, async () => {
      await panel.says('Stop and draw 1 winner')
      await panel.handRests()
    })
    await panel.says('Stop and draw 1 winner')
    await other.says('Stop and draw 1 winner')
    expect((await evening.state()).draws.map(({ phase }) => phase)).toEqual(['open'])
    await panel.press('Stop and draw 1 winner')
    await panel.press('Confirm 1 winner')
    await panel.press('Show: Lamp')
    await panel.press('Start the draw: Lamp × 1')

    // GO is grey while there is no word, and says so.
    await panel.page.getByText('Type the audience words.').waitFor()
    expect(await panel.go.getAttribute('aria-disabled')).toBe('true')
    expect(await panel.go.getAttribute('title')).toBe('Type the audience words.')
    await panel.go.click({ force: true })
    await panel.page.getByLabel('Audience words from 2 people').press('Space')
    expect((await evening.state()).draws[1]!.phase).toBe('open')

    // Two hosts press at once: the second does not know yet of the first one's press.
    await stage.page.locator('.open-group').first().waitFor()
    await other.page.getByLabel('Audience words from').fill('theirs')
    await other.says('Stop and draw 1 winner')
    await eventually(() => panel.page.getByLabel('Audience words from').inputValue()).toBe('theirs')
    network.hold()
    await panel.call('ours')
    await eventually(async () => (await evening.state()).draws[1]!.phase).not.toBe('open')
    await other.press('Stop and draw 1 winner')
    await other.page.getByRole('alert').getByText(TOO_LATE).waitFor()
    network.release()
    for (const one of [panel, other]) await one.says('Confirm 1 winner')
    network.hold()
    await panel.press('Confirm 1 winner')
    await panel.says('Start the draw: Lamp × 1')
    await other.press('Confirm 1 winner')
    await other.page.getByRole('alert').getByText(TOO_LATE).waitFor()
    network.release()
    await other.says('Start the draw: Lamp × 1')
    const { draws, awards } = await evening.state()
    expect(draws.map(({ phase }) => phase)).toEqual(['revealed', 'revealed'])
    expect(draws[1]!.word).toBe('ours')
    expect(awards.map(({ status }) => status)).toEqual(['confirmed', 'confirmed'])
  },
)

journey(
  'keys cover the stage at once, GO is refused while it is covered, and grey buttons say why',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server)
    const device = await screens.device()
    const network = await Network.of(device)
    const panel = await Panel.open(screens, server, device)
    const stage = await Stage.beside(panel, screens)
    const { page } = panel
    await panel.press('Show: Lamp')
    await stage.page.locator('.prize-name').waitFor()
    await page.locator('body').click({ position: { x: 700, y: 880 } })

    const COVERED = 'Black, freeze or hold is on, so the hall would not see this step. Lift it first.'
    for (const [key, name, cover] of [
      ['b', 'Black', '.black'],
      ['h', 'Hold', '.hold .bright'],
      ['f', 'Freeze', null],
    ] as const) {
      await page.keyboard.press(key)
      await page.locator('.layer[aria-pressed=true]').getByText(name).waitFor()
      if (cover) await stage.page.locator(cover).first().waitFor()
      await page.getByText(COVERED).waitFor()
      await page.keyboard.press('Space')
      await panel.go.click({ force: true })
      await panel.says('Start the draw: Lamp × 1')
      await page.keyboard.press(key)
      await page.getByText(COVERED).waitFor({ state: 'detached' })
      if (cover) await stage.page.locator(cover).first().waitFor({ state: 'detached' })
    }
    expect((await evening.state()).draws).toEqual([])

    // One layer after the other, before the first has been heard of.
    network.hold()
    for (const key of ['h', 'f', 'b', 'm']) await page.keyboard.press(key)
    await eventually(async () => {
      const { black, freeze, hold, mute } = (await evening.state()).show.layers
      return [black, freeze !== null, hold, mute]
    }).toEqual([true, true, true, true])
    network.release()
    for (const name of ['Black', 'Freeze', 'Hold', 'Mute']) {
      await page.locator('.layer[aria-pressed=true]').getByText(name).waitFor()
      await panel.button(name).click()
    }
    await page.getByText(COVERED).waitFor({ state: 'detached' })

    // A clicker works although the stage has the focus.
    const tab = await Stage.on(page.context())
    await tab.page.getByText('Lamp').waitFor()
    await tab.page.keyboard.press('PageDown')
    await panel.says('Stop and draw 1 winner')
    await eventually(async () => (await evening.state()).draws.length).toBe(1)
    await panel.tab('Links')
    const close = panel.button('Hold to close all the same')
    expect(await close.getAttribute('aria-disabled')).toBe('true')
    expect(await close.getAttribute('title')).toBe('A draw is open. Finish it or abandon it first.')
  },
)
