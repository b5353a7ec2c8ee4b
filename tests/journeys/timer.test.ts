import { expect } from 'vitest'
import { clockOf } from '../../client/picture/clock.ts'
import { secondsLeft, timerOf } from '../../shared/show/timeLeft.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'
import { PHONE } from '../support/screens.ts'
import { Stage } from '../support/stage.ts'

journey(
  'a countdown is stopped, lengthened, left for another cue and come back to, and begins anew only when it is told to',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server)
    const countdown = await evening.send('cue.save', {
      scene: 'countdown',
      title: 'Co-creation',
      content: { minutes: 20 },
    })
    const message = await evening.send('cue.save', { scene: 'message', content: { text: 'Thanks' } })
    const panel = await Panel.open(screens, server)
    const { page } = await Stage.beside(panel, screens)
    const phone = await screens.page('/', PHONE)
    await evening.send('cue.show', { cue: countdown.id })

    const desk = panel.page.getByRole('region', { name: 'Timer' })
    const figure = desk.getByRole('timer')
    const timer = async () => timerOf(await evening.state())!
    /** Whether the panel says how much is left. */
    const isRight = async () => (await figure.innerText()) === clockOf(secondsLeft(await timer(), Date.now()))
    await desk.getByRole('button', { name: 'Pause' }).click()
    await desk.getByText('stands still').waitFor()
    const { length, left } = await timer()
    const stopped = clockOf(left!)
    expect([length, await figure.innerText()]).toEqual([20 * 60, stopped])
    const [minutes, seconds] = stopped.split(':') as [string, string]
    await page.getByText(stopped, { exact: true }).waitFor()
    await phone.getByText(stopped).first().waitFor()
    await desk.getByRole('button', { name: '+1 min' }).click()
    const longer = `${Number(minutes) + 1}:${seconds}`
    await page.getByText(longer, { exact: true }).waitFor()
    await phone.getByText(longer).first().waitFor()

    // Beside another scene it stands small, where that is wished; it is the same on coming back, and after a reload.
    await evening.send('cue.show', { cue: message.id })
    await page.getByText('Thanks').waitFor()
    await eventually(() => page.locator('.corner-clock').count()).toBe(0)
    await desk.getByText('Small clock over other scenes').click()
    await page.locator('.corner-clock').getByText(longer).waitFor()
    await evening.send('cue.show', { cue: countdown.id })
    await page.getByText('Co-creation').waitFor()
    await page.reload()
    await page.getByText(longer, { exact: true }).waitFor()

    await desk.getByRole('button', { name: 'Restart' }).click()
    await eventually(timer).toMatchObject({ length: 20 * 60, left: null })
    await eventually(isRight).toBe(true)
    await desk.getByRole('button', { name: 'Set to …' }).click()
    await desk.getByRole('textbox').fill('3')
    await desk.getByRole('textbox').press('Enter')
    await eventually(timer).toMatchObject({ length: 3 * 60, left: null })
    await eventually(isRight).toBe(true)
  },
)
