import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'
import { PHONE, type Screens } from '../support/screens.ts'
import type { Server } from '../support/builtServer.ts'

/** A desk in the browser of the host, on a computer or on `device`. */
async function deskOf(screens: Screens, server: Server, device?: BrowserContextOptions): Promise<Page> {
  const { page } = await Panel.open(screens, server, device && (await screens.device(device)))
  await page.goto('/desk')
  await page.locator('.counter').waitFor()
  return page
}

/** Milliseconds between two keys that a person types; nothing waits for them. */
const BY_HAND = { delay: 80 }

const searchOf = (page: Page) => page.getByRole('textbox', { name: 'or scan' })

async function inside(event: JourneyEvent): Promise<string[]> {
  return (await event.state()).people.filter(({ checkedIn }) => checkedIn).map(({ code }) => code)
}

async function given(event: JourneyEvent): Promise<string[]> {
  const { awards, people } = await event.state()
  const has = new Set(awards.filter(({ claim }) => claim === 'handed-over').map(({ entry }) => entry))
  return people.filter(({ entry }) => has.has(entry)).map(({ name }) => name)
}

journey(
  'Enter checks in nobody whom what was typed does not tell from a namesake, also once one of the two is in',
  async ({ server, screens }) => {
    const event = await JourneyEvent.make(server, { people: [] })
    await event.send('person.save', { name: '王伟', code: 'T-101', group: '9桌', phone: '13800006640' })
    await event.send('person.save', { name: '王伟', code: 'T-102', group: '19桌', phone: '13800007751' })
    const page = await deskOf(screens, server)
    const search = searchOf(page)
    const row = (code: string) => page.locator(`[data-person="${code}"]`)
    const unsure = page.locator('.outcome.several', { hasText: '2 found' })

    await search.fill('ww')
    await row('T-102').waitFor()
    await search.press('Enter')
    await unsure.waitFor()
    // One of the two by the table, which is no part of the other's.
    await search.fill('ww 9桌')
    await unsure.waitFor({ state: 'detached' })
    await page.locator('.person-row.only[data-person="T-101"] kbd', { hasText: 'Enter' }).waitFor()
    await search.press('Enter')
    await eventually(() => inside(event)).toEqual(['T-101'])

    // The one who is in comes by again: the other is not taken for them, though nobody else is left.
    await search.fill('王伟')
    await row('T-102').waitFor()
    expect(await page.locator('.person-row.only').count()).toBe(0)
    await search.press('Enter')
    await unsure.waitFor()
    expect(await inside(event)).toEqual(['T-101'])
    await search.fill('王伟 7751')
    await page.locator('.person-row.only[data-person="T-102"]').waitFor()
    await search.press('Enter')
    await eventually(() => inside(event)).toEqual(['T-101', 'T-102'])

    // Whoever is added sits at a table that there is, unless another is typed; the page goes back to the search.
    await page.setViewportSize({ width: 900, height: 400 })
    await search.fill('')
    await page.getByRole('button', { name: 'Not on the list' }).click()
    const group = page.getByRole('combobox', { name: 'Group' })
    expect(await group.locator('option').allInnerTexts()).toEqual(['No group', '9桌', '19桌', 'Another …'])
    // What may not be pressed yet stays grey under the pointer.
    const add = page.getByRole('button', { name: 'Add and check in' })
    await add.hover()
    const colour = () => add.evaluate((button) => getComputedStyle(button).backgroundColor)
    await eventually(colour).toBe('rgba(0, 0, 0, 0)')
    await page.locator('.walk-in input[name=name]').fill('Cy Newcomer')
    await group.selectOption('19桌')
    await add.click()
    await eventually(async () => (await event.state()).people.map(({ group }) => group)).toEqual([
      '9桌',
      '19桌',
      '19桌',
    ])
    await page.locator('.outcome.in', { hasText: 'Cy Newcomer' }).waitFor()
    expect(await page.evaluate(() => scrollY)).toBe(0)
  },
)

journey(
  'Enter hands over the one prize that is left of what was typed, and no other',
  async ({ server, screens }) => {
    const event = await JourneyEvent.make(server, {
      people: ['Ada Lind', 'Ada Moor', 'Bo Ask'],
      prizes: [{ name: 'Lamp', quantity: 3 }],
    })
    await event.draw((await event.state()).prizes[0]!, 3)
    // Somebody of the same name has won nothing.
    await event.send('person.save', { name: 'Bo Ask', code: 'T-999' })
    const page = await deskOf(screens, server)
    const search = searchOf(page)
    const rows = page.locator('[data-award]')
    const only = page.locator('.award-row.only')
    const unsure = page.getByText('Type more')
    const row = (name: string) => rows.filter({ hasText: name })
    await rows.nth(2).waitFor()

    // Nothing typed, and then two found: no row speaks of Enter, which says that it is for neither.
    await search.press('Enter')
    await search.fill('Ada')
    await eventually(() => rows.count()).toBe(2)
    await search.press('Enter')
    await unsure.waitFor()
    expect(await only.count()).toBe(0)

    // A press leaves one of the two to be had, but whoever stands here may be the other.
    await row('Ada Lind').getByRole('button', { name: 'Hand over' }).click()
    await row('Ada Lind').getByRole('button', { name: 'Undo' }).waitFor()
    expect(await only.count()).toBe(0)
    await search.press('Enter')
    // Typed on, it is one, and its row says so; with its detail open, Enter is not for it.
    await search.fill('Ada M')
    await unsure.waitFor({ state: 'detached' })
    await only.filter({ hasText: 'Ada Moor' }).locator('kbd', { hasText: 'Enter' }).waitFor()
    await row('Ada Moor').locator('button.who').focus()
    await page.keyboard.press('Space')
    await page.locator('.award-detail').waitFor()
    expect(await only.count()).toBe(0)
    await search.press('Enter')
    await row('Ada Moor').locator('button.who').focus()
    await page.keyboard.press('Space')
    await only.waitFor()
    expect(await given(event)).toEqual(['Ada Lind'])

    // Held down, Enter hands over once, and what is left of the next search only once it is pressed again.
    await search.focus()
    await page.keyboard.down('Enter')
    await page.keyboard.down('Enter')
    await row('Ada Moor').getByRole('button', { name: 'Undo' }).waitFor()
    await page.keyboard.up('Enter')
    expect(await given(event)).toEqual(['Ada Lind', 'Ada Moor'])
    await search.press('Enter')
    expect(await page.locator('.notice').count()).toBe(0)

    // The winner is told from a namesake who has won nothing by what is typed after the name.
    await search.fill('Bo')
    await row('Bo Ask').waitFor()
    await search.press('Enter')
    await unsure.waitFor()
    expect(await given(event)).toEqual(['Ada Lind', 'Ada Moor'])
    const { code } = (await event.state()).people.find(({ name }) => name === 'Bo Ask')!
    await search.fill(`Bo ${code}`)
    await only.filter({ hasText: 'Bo Ask' }).waitFor()
    await search.press('Enter')
    await eventually(() => given(event)).toEqual(['Ada Lind', 'Ada Moor', 'Bo Ask'])
  },
)

journey(
  'on a phone what is typed after a press of the search replaces what was typed before, and its key for it does what the row says',
  async ({ server, screens }) => {
    const event = await JourneyEvent.make(server, {
      people: ['Ada Lind', 'Bo Ask'],
      prizes: [{ name: 'Lamp', quantity: 4 }],
    })
    await event.registers('Cy Dahl', 'T-901')
    await event.registers('Di Eld', 'T-902')
    const page = await deskOf(screens, server, PHONE)
    const search = searchOf(page)
    await search.tap()
    await page.keyboard.type('Cy', BY_HAND)
    await page.locator('[data-person="T-901"]').getByRole('button', { name: 'Check in' }).tap()
    await page.locator('.outcome.in', { hasText: 'Cy Dahl' }).waitFor()
    // The press has taken the focus; the next one has come to the search.
    await search.tap()
    await page.keyboard.type('Di', BY_HAND)
    expect(await search.inputValue()).toBe('Di')
    // Whoever presses within it again may mend what stands there.
    await search.tap()
    await page.keyboard.type('x', BY_HAND)
    expect(await search.inputValue()).toHaveLength(3)

    // Everybody on the list wins, so that it is known who does.
    await event.draw((await event.state()).prizes[0]!, 4)
    // The tabs come back once nothing is typed.
    await page.locator('h1').tap()
    await page.getByRole('tab', { name: 'Hand over' }).tap()
    await search.tap()
    await page.keyboard.type('Bo', BY_HAND)
    await page.locator('.award-row.only', { hasText: 'Bo Ask' }).locator('kbd svg').waitFor()
    expect(await search.getAttribute('enterkeyhint')).toBe('go')
    await page.keyboard.press('Enter')
    await eventually(() => given(event)).toEqual(['Bo Ask'])
  },
)
