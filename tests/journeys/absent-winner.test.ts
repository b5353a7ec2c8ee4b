import { readFileSync } from 'node:fs'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { JourneyEvent, holders } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { PHONE } from '../support/screens.ts'
import { Stage } from '../support/stage.ts'

/** A name that a spreadsheet would run. */
const FORMULA = '=HYPERLINK("http://example.com","Ada")'

const sum = (handed: number, awaiting: number) =>
  `3 units = ${handed === 0 ? '' : `${handed} handed over + `}${awaiting} awaiting + 1 left`

/** Downloads a file by its link, and reads it. */
async function download(page: Page, link: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ])
  return readFileSync(await file.path())
}

journey(
  'who is absent is drawn anew, who declines is voided, the desk hands over, and the files say so',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server, {
      people: [FORMULA, 'Bodo', 'Chidi', 'Dana'],
      prizes: [{ name: 'Lamp', quantity: 3, per_draw: 3 }],
    })
    const panel = await Panel.open(screens, server)
    const stage = await Stage.beside(panel, screens)
    const { page } = panel

    await panel.press('Show: Lamp')
    await panel.press('Start the draw: Lamp × 3')
    await panel.call('first words', 3)
    await panel.says('Confirm 3 winners')
    const first = holders(await evening.state(), 1)

    // Exactly the one who is marked is drawn anew; with four people the fourth has to win.
    const absent = first.find(({ name }) => name !== FORMULA)!
    const fourth = (await evening.state()).people.find(({ id }) => !first.some((person) => person.id === id))!
    await panel.winner(absent.name).getByRole('button', { name: 'Absent' }).click()
    await panel.button('Redraw for 1 absent winner').click()
    await stage.page.getByText('Draw 2').waitFor()
    expect((await evening.state()).draws[1]).toMatchObject({ count: 1, redraw: 1, pool: 1 })
    await panel.call('second words')
    await panel.says('Confirm 1 winner')
    expect(holders(await evening.state(), 2).map(({ id }) => id)).toEqual([fourth.id])
    await eventually(() => stage.winners()).toEqual([fourth.name])
    await panel.press('Confirm 1 winner')

    // Somebody of the first draw declines: back to the draw, void with the reason.
    await page.getByLabel('Draw to look at').selectOption({ label: 'Draw 1: Lamp, 3 winners' })
    await panel.winner(absent.name).getByText('Absent').waitFor()
    const declines = first.find(({ name, id }) => name !== FORMULA && id !== absent.id)!
    const stays = first.find((person) => person !== absent && person !== declines)!
    await panel.winner(declines.name).getByRole('button', { name: 'Void this award' }).click()
    await page.getByRole('radio', { name: 'Declined' }).click()
    await page.getByLabel('Note (only for you)').fill('has one already')
    await panel.hold('Hold to void the award')
    await panel.winner(declines.name).getByText('Declined').waitFor()
    await panel.button('Confirm 1 winner').last().click()
    await panel.winner(stays.name).getByText('Confirmed').waitFor()

    // The desk's link opens its page on a phone.
    await panel.tab('Links')
    await page.getByLabel('Name, such as “Desk 1”').fill('Desk 1')
    await panel.button('Make a link').click()
    // Whose link it is stands apart from what it opens.
    const key = page.locator('.key-row', { hasText: 'Desk 1' })
    const [called, role] = [await key.locator('b').boundingBox(), await key.locator('b + span').boundingBox()]
    expect(role!.x - called!.x - called!.width).toBeGreaterThan(2)
    await panel.button('Show link').click()
    const link = await page.locator('.key-link a').getAttribute('href')
    const desk = await screens.page(link!, PHONE)
    await desk.getByLabel('Your name').fill('Mika')
    await desk.getByRole('button', { name: 'Begin' }).click()
    // Who signed in stands on one line beside the evening's title.
    const signedIn = await desk.getByText('Desk: Mika').boundingBox()
    expect(signedIn!.height).toBeLessThan(24)
    const line = desk.locator('[data-award]').filter({ hasText: fourth.name })
    await line.getByRole('button', { name: 'Hand over' }).click()
    await line.getByText('by Mika').waitFor()
    const strip = desk.locator('.sum-strip')
    await strip.getByText(sum(1, 1)).waitFor()
    await line.getByRole('button', { name: 'Undo' }).click()
    await strip.getByText(sum(0, 2)).waitFor()
    await line.getByRole('button', { name: 'Hand over' }).click()
    await strip.getByText(sum(1, 1)).waitFor()
    await panel.winner(fourth.name).waitFor({ state: 'detached' })
    // The desk reaches each file that it may have, the page of works too.
    await desk.getByRole('tab', { name: 'Sums' }).click()
    await desk.locator('.downloads a[href*="/exports/works.html"]').waitFor()

    const holding = [stays.name, fourth.name].toSorted()
    expect(holding).toContain(FORMULA)
    const workbook = await readXlsx(await download(page, 'Winners (XLSX)'))
    const [header, ...rows] = workbook.sheets[0]!.rows
    const column = (name: string) => rows.map((row) => row[header!.indexOf(name)])
    expect(column('Name').toSorted()).toEqual(holding)
    expect(column('Prize')).toEqual(['Lamp', 'Lamp'])
    expect(new Map(column('Name').map((name, i) => [name, column('Claim')[i]]))).toEqual(
      new Map([
        [stays.name, 'Awaiting'],
        [fourth.name, 'Handed over'],
      ]),
    )
    const [headings, ...lines] = parseCsv((await download(page, 'Winners (CSV)')).toString('utf8').slice(1))
    // In a CSV nothing but an apostrophe keeps a spreadsheet from running it.
    expect(lines.map((cells) => cells[headings!.indexOf('Name')]).toSorted()).toEqual(
      holding.map((name) => (name === FORMULA ? `'${name}` : name)).toSorted(),
    )
    const all = await readXlsx(await download(page, 'Reconciliation'))
    const voided = all.sheets.find(({ name }) => name === 'Voided')!
    expect(voided.rows.slice(1).map((row) => row[voided.rows[0]!.indexOf('Name')])).toEqual(
      first.filter((person) => person === absent || person === declines).map(({ name }) => name),
    )
  },
)

journey(
  'a mark of absence is seen by every panel and survives a reload; GO confirms who is here, then draws anew',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server, {
      people: ['Ada', 'Bodo', 'Chidi'],
      prizes: [{ name: 'Lamp', quantity: 2, per_draw: 2 }],
    })
    const panel = await Panel.open(screens, server)
    const other = await Panel.open(screens, server)
    await panel.press('Show: Lamp')
    await panel.press('Start the draw: Lamp × 2')
    await panel.call('first words', 2)
    for (const each of [panel, other]) await each.says('Confirm 2 winners')
    const [absent, here] = holders(await evening.state(), 1)
    const mark = (on: Panel) => on.winner(absent!.name).getByRole('button', { name: 'Absent' })
    const statusOf = async ({ entry }: { entry: string }) =>
      (await evening.state()).awards.find((award) => award.entry === entry)?.status

    await mark(panel).click()
    await other.says('Confirm 1 winner')
    await panel.reload()
    await panel.says('Confirm 1 winner')
    for (const each of [panel, other])
      await eventually(() => mark(each).getAttribute('aria-pressed')).toBe('true')

    await other.press('Confirm 1 winner')
    for (const each of [panel, other]) await each.says('Redraw for 1 absent winner')
    expect([await statusOf(here!), await statusOf(absent!)]).toEqual(['confirmed', 'won'])

    // Taken back in one panel, the mark is gone in the other.
    await mark(panel).click()
    await other.says('Confirm 1 winner')
    await mark(other).click()
    await panel.says('Redraw for 1 absent winner')

    await panel.reload()
    await panel.press('Redraw for 1 absent winner')
    await eventually(async () => (await evening.state()).draws[1]).toMatchObject({ count: 1, redraw: 1 })
    expect(await statusOf(absent!)).toBe('voided')
  },
)
