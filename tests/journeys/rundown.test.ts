import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'
import { PHONE } from '../support/screens.ts'

journey(
  'a rundown is planned under its preview, and phones read the agenda that follows it',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server)
    const { page } = await Panel.open(screens, server)
    const titles = async () => (await evening.state()).cues.map(({ title, scene }) => title || scene)

    await page.getByRole('button', { name: 'Add a cue' }).click()
    await page.locator('.scenes').getByRole('button', { name: 'Message' }).click()
    const form = page.locator('form, .cue-form').first()
    await form.getByLabel('Title').fill('Supper')
    await form.getByLabel('Text', { exact: true }).fill('Soup and bread')
    await eventually(() => form.locator('.picture').innerText()).toMatch(/Soup\s+and\s+bread/)
    await form.getByLabel('Planned start').fill('18:30')
    await form.getByLabel('Planned minutes').fill('25')
    await form.getByRole('button', { name: 'Save' }).click()
    await eventually(titles).toEqual(['draw', 'Supper'])

    const row = page.locator('.cue', { hasText: 'Supper' }).first()
    await row.hover()
    await row.getByRole('button', { name: 'Duplicate' }).click()
    await eventually(titles).toEqual(['draw', 'Supper', 'Supper'])
    await row.hover()
    await row.getByRole('button', { name: 'Move up' }).click()
    await eventually(titles).toEqual(['Supper', 'draw', 'Supper'])
    const last = page.locator('.cue', { hasText: 'Supper' }).last()
    await last.hover()
    await last.getByRole('button', { name: 'Skip' }).click()
    await last.getByText('skipped').waitFor()
    await page.getByText('planned 18:55').waitFor()

    await evening.send('cue.show', {
      cue: (await evening.send('cue.save', { scene: 'agenda', title: 'Tonight' })).id,
    })
    const phone = await screens.page('/', PHONE)
    await eventually(() => phone.locator('body').innerText()).toMatch(/18:30\s+Supper/)
  },
)
