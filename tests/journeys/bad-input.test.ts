import type { Route } from 'playwright-core'
import { expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { JourneyEvent, names } from '../support/journeyEvent.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'

const upload = (name: string, mimeType: string, content: string | Uint8Array) => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
})

/** Bytes that are no file of any kind; always the same. */
const NOISE = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) % 256)

journey(
  'a wrong key, a file of noise and a broken picture are told plainly, and leave nothing half done',
  async ({ server, screens }) => {
    screens.expect(/status of 4\d\d .*\/(session|people\/preview|pictures)\?/)
    const evening = await JourneyEvent.make(server, { people: names(3) })

    // A wrong key signs nobody in; the printed link, pasted as it stands, does.
    const stranger = await screens.page(`/host#key=${'x'.repeat(32)}`)
    await stranger.getByRole('heading', { name: 'Control panel' }).waitFor()
    await stranger.getByRole('alert').getByText('This link does not let anybody in').waitFor()
    expect(await stranger.locator('.panel').count()).toBe(0)
    expect(new URL(stranger.url()).hash).toBe('')
    await stranger.getByLabel('Or paste the link here').fill(server.hostLink)
    await stranger.getByRole('button', { name: 'Sign in' }).click()
    await stranger.locator('.panel').waitFor()
    const panel = new Panel(stranger)
    const { page } = panel

    await panel.tab('People')
    await panel.button('Import a list').click()
    const file = page.getByLabel('Choose a file')
    for (const [wrong, says] of [
      [upload('list.xlsx', 'application/octet-stream', NOISE), 'This is not a table that can be read.'],
      [
        upload('list.xlsx', 'application/zip', 'PK\u0003\u0004 and nothing more'),
        'This file is damaged or of an unknown kind.',
      ],
      [upload('list.csv', 'text/csv', ''), 'There are no people in this file.'],
    ] as const) {
      await file.setInputFiles(wrong)
      await page.getByRole('alert').getByText(says).waitFor()
    }
    await file.setInputFiles(upload('list.csv', 'text/csv', 'Name,Code\nNew Person,T-900\n'))
    await panel.button('Import: 1 new, 0 changed').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await panel.button('Cancel').click()
    expect((await evening.state()).people).toHaveLength(3)

    await panel.tab('Prizes')
    await panel.button('Add a prize').click()
    await page.getByLabel('Name', { exact: true }).fill('Clock')
    for (const picture of [
      NOISE,
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    ]) {
      await page.getByLabel('Add a picture').setInputFiles(upload('clock.png', 'image/png', picture))
      await page.getByRole('alert').getByText('This picture cannot be read.').waitFor()
    }
    await panel.button('Save').click()
    await page.locator('.cue').getByText('Clock').waitFor()
    expect((await evening.state()).prizes.find(({ name }) => name === 'Clock')).toMatchObject({ picture: '' })
    expect(await evening.get('pictures')).toEqual([])
  },
)

journey('a press on the label of a number or a choice changes nothing', async ({ server, screens }) => {
  const evening = await JourneyEvent.make(server)
  const panel = await Panel.open(screens, server)
  const { page } = panel
  await panel.tab('Settings')
  await page.getByRole('radio', { name: 'Everybody' }).click()
  await page.getByRole('radio', { name: 'Everybody', checked: true }).waitFor()
  const { callers } = (await evening.state()).settings
  for (const words of ['Who takes part', 'People who call words', 'Two or three are hard to guess.'])
    await page.getByText(words, { exact: true }).click()
  await page.getByLabel('People who call words').fill(String(callers + 1))
  await page.keyboard.press('Tab')
  await page.getByText('Who takes part', { exact: true }).click()
  await panel.says('Show: Lamp')
  await panel.press('Show: Lamp')
  await panel.press('Start the draw: Lamp × 1')
  await page.getByLabel(`Audience words from ${callers + 1} people`).waitFor()
  expect((await evening.state()).settings).toMatchObject({ callers: callers + 1, roll: 'everyone' })
})

journey(
  'a file that takes its time shows it, one that cannot be made says why, and keeps its name when it comes',
  async ({ server, screens }) => {
    screens.expect(/net::ERR_FAILED|status of 503/)
    await JourneyEvent.make(server)
    const panel = await Panel.open(screens, server)
    const { page } = panel
    await panel.tab('Links')
    const link = page.getByRole('link', { name: 'Winners (CSV)' })
    const exported = '**/exports/winners.csv*'
    const held: Route[] = []
    await page.route(exported, (route) => void held.push(route))
    const download = page.waitForEvent('download')
    await link.click()
    await page.locator('a[aria-busy]').waitFor()
    await eventually(() => held.length).toBe(1)
    await held[0]!.continue()
    expect((await download).suggestedFilename()).toBe('Evening - winners.csv')
    await page.locator('a[aria-busy]').waitFor({ state: 'detached' })

    await page.unroute(exported)
    await page.route(exported, (route) => route.abort())
    await link.click()
    await page.getByRole('alert').getByText('No connection to the server').waitFor()
    await page.unroute(exported)
    await page.route(exported, (route) =>
      route.fulfill({ status: 503, json: { refused: 'imports-busy', with: {} } }),
    )
    await link.click()
    await page.getByRole('alert').getByText('Other files are being read.').waitFor()
  },
)
