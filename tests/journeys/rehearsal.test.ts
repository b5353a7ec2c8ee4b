import { JourneyEvent } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { PHONE } from '../support/screens.ts'
import { Stage } from '../support/stage.ts'

journey(
  'a rehearsal is watermarked on every screen, never reaches the hall, and goes without a trace',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server)
    // A browser says so of a hall that asks while nothing is on.
    screens.expect(/status of 404 .*state\?role=hall/)
    const panel = await Panel.open(screens, server)
    const { page } = panel
    const stage = await Stage.beside(panel, screens)
    const hall = await screens.page('/', PHONE)
    const watermark = stage.page.getByText('nothing here counts').first()
    const menu = page.getByRole('button', { name: 'Events' })
    const choose = async (name: string) => {
      await menu.click()
      await page.locator('.menu-sheet').getByRole('button', { name }).click()
    }

    const makeCurrent = () => panel.hold('Hold to make this the current event', '.menu-sheet')

    await choose('Copy as rehearsal')
    await menu.getByText('Rehearsal').waitFor()
    await menu.getByText('not the current event').waitFor()
    await hall.getByRole('heading', { name: 'Evening' }).waitFor()
    await menu.click()
    await makeCurrent()
    await watermark.waitFor()
    await hall.getByText('Nothing is on yet').waitFor()
    await panel.press('Show: Lamp')
    await panel.press('Start the draw: Lamp × 1')
    await panel.call('try')
    await panel.says('Confirm 1 winner')
    await watermark.waitFor()

    // What is current is not deleted; the evening itself has seen nothing of all this.
    await menu.click()
    const remove = panel.button('Hold to delete this rehearsal')
    await eventually(() => remove.getAttribute('title')).toBe(
      'This is the current event. Make another one current first.',
    )
    await page.locator('.menu-sheet').getByRole('button', { name: 'Evening' }).last().click()
    await menu.click()
    await makeCurrent()
    await hall.getByRole('heading', { name: 'Evening' }).waitFor()
    await hall.getByText('No winner yet.').waitFor()
    await watermark.waitFor({ state: 'detached' })
    await panel.says('Show: Lamp')
    await choose('Evening')
    await menu.getByText('Rehearsal').waitFor()
    await menu.click()
    await panel.hold('Hold to delete this rehearsal')
    await menu.getByText('Rehearsal').waitFor({ state: 'detached' })
    await eventually(() => evening.events()).toEqual([evening.id])
    await panel.says('Show: Lamp')
  },
)
