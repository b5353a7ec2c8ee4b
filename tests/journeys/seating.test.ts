import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { JourneyEvent } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'
import { typeKeys } from '../support/typeKeys.ts'

const BACKGROUNDS = ['Finance', 'Film', 'Law', 'Media', 'Industry', 'Health', 'Education']
const PEOPLE = 206

/** The names that stand on a table's card. */
const namesAt = (card: Locator): Promise<string[]> => card.locator('.sitting-name bdi').allInnerTexts()

journey(
  '206 people are seated in a blend, one is dragged elsewhere, the plan is applied and taken back, and a late arrival finds a seat',
  async ({ server, screens }) => {
    const event = await JourneyEvent.make(server, { people: [] })
    const guests = Array.from({ length: PEOPLE }, (_, n) => ({
      name: `Guest ${n}`,
      code: `T-${1000 + n}`,
      background: BACKGROUNDS[n % 7],
    }))
    await Promise.all(guests.map((guest) => event.send('person.save', guest)))
    const { page } = await Panel.open(screens, server)
    await page.getByRole('button', { name: 'Tables' }).click()
    const cards = page.locator('.card')
    await eventually(() => cards.count()).toBe(21)
    await page.getByText('differ by at most 1').waitFor()

    // A smaller table gets fewer people at once, and its old size back.
    const seats = cards.nth(20).getByLabel('Seats at Table 21')
    await seats.fill('6')
    await seats.press('Enter')
    await cards.nth(20).getByText('6 /', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await eventually(() => seats.inputValue()).toBe('10')

    // Dragged from the first table to the second, whose card says what it would be.
    const [name] = await namesAt(cards.nth(0))
    const row = cards.nth(0).locator('.sitting').first()
    await row.dragTo(cards.nth(1))
    await page.getByText('Moved by hand: 1').waitFor()
    // Focused and sent on by the number of a table.
    await cards.nth(1).getByRole('button').click()
    const moved = page.getByText(name!, { exact: true })
    await cards.nth(1).locator('.sitting').filter({ has: moved }).focus()
    await typeKeys(page, ['1', '2'], 0.1)
    await page.keyboard.press('Enter')
    await page.getByText('Moved by hand: 2').waitFor()
    await page.getByRole('button', { name: 'Apply: 21 tables, 206 people' }).click()
    await page.getByRole('button', { name: 'Take the plan back' }).waitFor()

    const groupOf = async (code: string) =>
      (await event.state()).people.find((person) => person.code === code)?.group
    const state = await event.state()
    expect(state.people.find((person) => person.name === name)!.group).toBe('Table 12')
    expect(new Set(state.people.map(({ group }) => group)).size).toBe(21)

    // Whoever comes late finds the emptiest table at the door.
    const late = (await event.send('person.save', { name: 'Latecomer', code: 'T-9', background: 'Law' })).id
    await event.send('person.check-in', { person: late })
    await eventually(() => groupOf('T-9')).toMatch(/^Table \d+$/)

    await page.getByRole('button', { name: 'Take the plan back' }).click()
    await eventually(() => groupOf('T-1000')).toBe('')
    await eventually(() => groupOf('T-9')).toBe('')
  },
)
