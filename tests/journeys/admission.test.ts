import { expect } from 'vitest'
import { code } from '../../shared/fair/code.ts'
import { admitted } from '../../shared/show/admission.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'
import { PHONE } from '../support/screens.ts'
import { Stage } from '../support/stage.ts'

const BACKGROUNDS = ['Making', 'Finance', 'Education', 'Media']
const SIGN_UPS = 1600
const list = [
  'code,name,background',
  ...Array.from({ length: SIGN_UPS }, (_, i) => `A${10_000 + i},Guest ${i},${BACKGROUNDS[(i % 7) % 4]}`),
].join('\n')

journey(
  '1,600 sign-ups become 200 seats by one word; a seat given up goes to the next, whose own page says so',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server, { people: [], prizes: [] })
    const { page } = await Panel.open(screens, server)
    await page.getByRole('tab', { name: 'People' }).click()
    await page.getByRole('button', { name: 'Import a list' }).click()
    await page.getByLabel(/paste/i).fill(list)
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByRole('button', { name: /^Import: 1,600/ }).click()
    await eventually(async () => (await evening.state()).people.length).toBe(SIGN_UPS)

    await page.getByRole('button', { name: 'Admission' }).click()
    const room = page.locator('.admission')
    await room.getByText('200 + 0 = 200').waitFor()
    await room.getByRole('button', { name: 'Seal the list, show the code' }).click()
    await room.getByPlaceholder('Call a word').fill('full house')
    await room.getByRole('button', { name: 'Draw with this word' }).click()
    await room.getByRole('radio', { name: 'In 200' }).waitFor()

    const before = await evening.state()
    const next = admitted(before)!.placed.find(({ quota, is }) => quota === 0 && is === 'waiting')!
    const waiting = before.people.find(({ entry }) => entry === next.entry)!
    const { link } = await evening.get<{ link: string }>(`tickets/${waiting.id}/link`)
    const guest = await screens.page(link, PHONE)
    await guest.getByText('Waiting list, place 1', { exact: true }).waitFor()
    // Who has no seat is not told of draws.
    expect(await guest.locator('.standing').innerText()).not.toContain('in the draws')

    await room.locator('.placed .who').first().click()
    await room.locator('.placed .hold-button').dispatchEvent('pointerdown')
    await guest.getByText('You have a seat').waitFor()
    await room.getByRole('radio', { name: 'Gave up 1' }).waitFor()
    expect(admitted(await evening.state())!.moves.map(({ moved }) => moved)).toEqual([next.entry])

    // Tonight's event takes in who has a seat, through the preview of its import.
    await evening.makes('Tonight')
    await room.getByRole('button', { name: 'Take 200 people into “Tonight”' }).click()
    await page.getByRole('button', { name: /^Import: 200/ }).waitFor()
  },
)

journey(
  'an admission that is drawn on the stage shows its odds, its code and the call, then everybody by rank',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server, { people: [], prizes: [] })
    const guests = Array.from({ length: 30 }, (_, i) => ({
      name: `Guest ${i}`,
      code: `B${i}`,
      background: BACKGROUNDS[i % 3],
    }))
    await Promise.all(guests.map((guest) => evening.send('person.save', guest)))
    const panel = await Panel.open(screens, server)
    const { page } = panel
    const stage = await Stage.beside(panel, screens)
    await page.getByRole('button', { name: 'Admission' }).click()
    const room = page.locator('.admission')
    await room.getByLabel('Seats', { exact: true }).fill('6')
    await room.getByRole('radio', { name: 'On the stage' }).click()
    await room.getByRole('button', { name: 'Seal the list, show the code' }).click()

    const scene = stage.page.locator('.admission-scene')
    const said = async () => (await scene.innerText()).replace(/\s+/g, ' ')
    await eventually(said).toContain('Now call out your words')
    expect(await said()).toContain('2 / 10')
    const { draws } = await evening.state()
    expect(await stage.code()).toBe(code(draws[0]!.open))
    await room.getByPlaceholder('Call a word').fill('full house')
    await room.getByRole('button', { name: 'Draw with this word' }).click()
    await eventually(said).toContain('full house')
    const { placed } = admitted(await evening.state())!
    expect(placed.filter(({ is }) => is === 'seat')).toHaveLength(6)
    // The numbers come first, then the ranking flows by.
    const first = (await evening.state()).people.find(({ entry }) => entry === placed[0]!.entry)!
    await eventually(said).toContain(`1 ${first.name} `)
  },
)
