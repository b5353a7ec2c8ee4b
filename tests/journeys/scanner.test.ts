import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { JourneyEvent, names } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'
import type { Screens } from '../support/screens.ts'
import type { Server } from '../support/builtServer.ts'
import { typeKeys } from '../support/typeKeys.ts'

/** A desk on a computer, in the browser of the host. */
async function deskOf(screens: Screens, server: Server): Promise<Page> {
  const { page } = await Panel.open(screens, server)
  await page.goto('/desk')
  await page.locator('.counter').waitFor()
  return page
}

/** Types as a scanner does: a key each five milliseconds, then Enter, and once more where `between` says what is waited for before that. */
async function scan(page: Page, code: string, between?: () => Promise<unknown>): Promise<void> {
  const last = await typeKeys(page, [...code, 'Enter'], 0.005)
  if (!between) return
  await between()
  await typeKeys(page, ['Enter'], 0.005, last)
}

journey('a scan checks its owner in after any press, and presses nothing', async ({ server, screens }) => {
  const event = await JourneyEvent.make(server, { people: [] })
  const codes = ['T-101', 'T-102', 'T-103', 'T-104', 'T-105', 'T-106']
  const people = names(codes.length)
  for (const [i, code] of codes.entries()) await event.registers(people[i]!, code)
  const page = await deskOf(screens, server)
  const isIn = async (code: string) =>
    (await event.state()).people.find((one) => one.code === code)?.checkedIn
  const row = (code: string) => page.locator(`[data-person="${code}"]`)
  await page.getByRole('tab', { name: 'Check in' }).click()
  await row('T-101').getByRole('button', { name: 'Check in' }).click()
  await row('T-101').getByRole('button', { name: 'Undo' }).waitFor()

  // After the press of a row's button, which now undoes what it did.
  await scan(page, 'T-102')
  await eventually(() => isIn('T-102')).toBe(true)
  // After a search by hand that the scan takes the place of.
  await page.getByRole('textbox', { name: 'or scan' }).fill('nobody')
  await scan(page, 'T-103')
  await eventually(() => isIn('T-103')).toBe(true)
  // After the press of a tab, and of the language.
  await page.getByRole('tab', { name: 'Check in' }).click()
  await scan(page, 'T-104')
  await eventually(() => isIn('T-104')).toBe(true)
  // Into a field that is for something else, which keeps what was in it.
  await page.getByRole('button', { name: 'Not on the list' }).click()
  await page.locator('.walk-in input[name=name]').fill('Wanda')
  await scan(page, 'T-105')
  await eventually(() => isIn('T-105')).toBe(true)
  expect(await page.locator('.walk-in input[name=name]').inputValue()).toBe('Wanda')
  // With the focus on a button that was reached by keys.
  await page.getByRole('button', { name: 'Cancel' }).focus()
  await scan(page, 'T-106')
  await eventually(() => isIn('T-106')).toBe(true)
  expect(await page.locator('.walk-in').count()).toBe(1)
  expect((await event.state()).people.every((person) => person.checkedIn)).toBe(true)
})

journey('a scan after a hand-over finds the next winner', async ({ server, screens }) => {
  const event = await JourneyEvent.make(server, { people: names(2), prizes: [{ name: 'Lamp', quantity: 2 }] })
  const { prizes } = await event.state()
  await event.draw(prizes[0]!, 2)
  const page = await deskOf(screens, server)
  const rows = page.locator('[data-award]')
  await rows.nth(1).waitFor()
  await scan(page, 'T-101')
  await eventually(() => rows.count()).toBe(1)
  await rows.getByRole('button', { name: 'Hand over' }).click()
  await rows.getByRole('button', { name: 'Undo' }).waitFor()
  await scan(page, 'T-102')
  await eventually(() => rows.innerText()).toContain('T-102')
  const { awards } = await event.state()
  expect(awards.map(({ claim }) => claim).sort()).toEqual(['awaiting', 'handed-over'])
})

journey('a scanner that ends with two Enters hands nothing over', async ({ server, screens }) => {
  const event = await JourneyEvent.make(server, { people: names(2), prizes: [{ name: 'Lamp', quantity: 2 }] })
  const { prizes } = await event.state()
  await event.draw(prizes[0]!, 2)
  const page = await deskOf(screens, server)
  const only = page.locator('.award-row.only', { hasText: 'T-101' })
  await page.locator('[data-award]').nth(1).waitFor()
  const now = () => page.evaluate(() => performance.now())
  await scan(page, 'T-101', async () => {
    await only.waitFor()
    const found = await now()
    // The page gets to the second Enter late.
    await eventually(now).toBeGreaterThan(found + 500)
  })
  // What the desk asks is done in its order: had the second Enter asked for something, it would stand before this.
  await page.getByRole('textbox', { name: 'or scan' }).fill('')
  const other = page.locator('[data-award]', { hasText: 'T-102' })
  await other.getByRole('button', { name: 'Hand over' }).click()
  await other.getByRole('button', { name: 'Undo' }).waitFor()
  const { awards } = await event.state()
  expect(awards.map(({ claim }) => claim).sort()).toEqual(['awaiting', 'handed-over'])
})
