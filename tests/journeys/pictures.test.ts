import { EventEmitter, once } from 'node:events'
import sharp from 'sharp'
import { expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { JourneyEvent, prizeOf } from '../support/journeyEvent.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { PHONE } from '../support/screens.ts'

const drawn = async (background: string) => ({
  name: 'clock.png',
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer(),
})

journey('saving a form waits for a picture that is on its way', async ({ server, screens }) => {
  const event = await JourneyEvent.make(server)
  const panel = await Panel.open(screens, server)
  const { page } = panel
  const upload = new EventEmitter()
  const underWay = once(upload, 'sent')
  await page.route(/\/pictures\?/, async (route) => {
    const released = once(upload, 'release')
    upload.emit('sent')
    await released
    await route.continue()
  })
  await panel.tab('Prizes')
  await panel.button('Add a prize').click()
  await page.getByLabel('Name', { exact: true }).fill('Clock')
  await page.getByLabel('Add a picture').setInputFiles(await drawn('#248'))
  await underWay
  await panel.button('Save').click()
  await page.locator('.prize-form [aria-busy=true]').waitFor()
  expect((await event.state()).prizes.some(({ name }) => name === 'Clock')).toBe(false)
  upload.emit('release')
  await page.locator('.cue').getByText('Clock').waitFor()
  const [kept] = (await event.get('pictures')) as string[]
  expect(kept).toMatch(/^[0-9a-f]{64}$/)
  expect((await event.state()).prizes.find(({ name }) => name === 'Clock')).toMatchObject({ picture: kept })
})

journey('a guest sees the picture of the prize in a rehearsal too', async ({ server, screens }) => {
  const evening = await JourneyEvent.make(server)
  const panel = await Panel.open(screens, server)
  await panel.tab('Prizes')
  await panel.button('Add a prize').click()
  await panel.page.getByLabel('Name', { exact: true }).fill('Clock')
  await panel.page.getByLabel('Add a picture').setInputFiles(await drawn('#248'))
  await panel.button('Save').click()
  await panel.page.locator('.cue').getByText('Clock').waitFor()
  const rehearsal = await evening.rehearse()
  const state = await rehearsal.state()
  const { link } = await rehearsal.get<{ link: string }>(`tickets/${state.people[0]!.id}/link`)
  const phone = await screens.page(link, PHONE)
  await rehearsal.send('draw.start', { prize: prizeOf(state, 'Clock').id, count: 1 })
  const picture = phone.locator('.open .thing')
  await eventually(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40)
})
