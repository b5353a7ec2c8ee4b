import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { JourneyEvent, names } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'
import { pressTwice } from '../support/pressTwice.ts'
import type { Screens } from '../support/screens.ts'
import type { Server } from '../support/builtServer.ts'

/** A desk on a computer, in the browser of the host. */
async function deskOf(screens: Screens, server: Server): Promise<Page> {
  const { page } = await Panel.open(screens, server)
  await page.goto('/desk')
  await page.locator('.counter').waitFor()
  return page
}

/** Whether a press on a control would reach it, from its upper to its lower edge. */
const reach = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const at = [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(left + width / 2, top + height * part))
    return at.every((hit) => hit !== null && element.contains(hit))
  })

/** Where elements end, in px from the left. */
const ends = (cells: Locator): Promise<number[]> =>
  cells.evaluateAll((all) => all.map((cell) => Math.round(cell.getBoundingClientRect().right)))

/** The words of an element that stand on two lines. */
function brokenWords(element: HTMLElement | SVGElement): string[] {
  const text = element.firstChild!
  const words = [...text.textContent!.matchAll(/\S+/gu)]
  return words.flatMap(({ 0: word, index }) => {
    const range = document.createRange()
    range.setStart(text, index)
    range.setEnd(text, index + word.length)
    return range.getClientRects().length > 1 ? [word] : []
  })
}

journey(
  'a double press at the door checks nobody else in, and Enter says who is in',
  async ({ server, screens }) => {
    const event = await JourneyEvent.make(server, { people: [] })
    for (const [i, name] of ['Ada Lind', 'Ada Moor', 'Bo'].entries())
      await event.registers(name, `T-10${i + 1}`)
    const page = await deskOf(screens, server)
    const inside = async () =>
      (await event.state()).people.filter(({ checkedIn }) => checkedIn).map(({ name }) => name)
    const search = page.getByRole('textbox', { name: 'or scan' })

    // The one below takes the place of who was pressed.
    await search.fill('Ada')
    const row = (code: string) => page.locator(`[data-person="${code}"]`)
    await row('T-102').waitFor()
    await pressTwice(page, row('T-101').getByRole('button', { name: 'Check in' }), () =>
      row('T-101').getByRole('button', { name: 'Undo' }).waitFor(),
    )
    await page.locator('.outcome.in', { hasText: 'Ada Lind' }).waitFor()
    expect(await inside()).toEqual(['Ada Lind'])
    // Typed on, the card of her check-in is gone; Enter on somebody who is in already says so.
    await search.fill('Ada Lind')
    await page.locator('.outcome').waitFor({ state: 'detached' })
    await row('T-102').waitFor({ state: 'detached' })
    await search.press('Enter')
    await page.locator('.outcome.already', { hasText: 'Ada Lind' }).waitFor()
    expect(await inside()).toEqual(['Ada Lind'])

    // Typed on, what was said of her is gone: it is no answer to what is asked next.
    await search.fill('Cy')
    await page.locator('.outcome').waitFor({ state: 'detached' })

    // Somebody who is not on the list: the form goes on where nothing is written yet, and Enter ends it.
    await search.fill('Cy Newcomer')
    await page.getByRole('button', { name: 'Cy Newcomer' }).click()
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('group')
    await page.locator('.walk-in input[name=phone]').press('Enter')
    await eventually(inside).toEqual(['Ada Lind', 'Cy Newcomer'])
    const added = page.locator('.outcome.in', { hasText: 'Cy Newcomer' })
    await added.waitFor()
    // Nothing was scanned: no time is made up.
    expect(await added.innerText()).toMatch(/No\. 2$/m)
  },
)

journey(
  'a double press hands over no second prize; what is settled opens nothing',
  async ({ server, screens }) => {
    const event = await JourneyEvent.make(server, {
      people: names(3),
      prizes: [{ name: 'Lamp', quantity: 3 }],
    })
    await event.draw((await event.state()).prizes[0]!, 3)
    const page = await deskOf(screens, server)
    const claims = async () => (await event.state()).awards.map(({ claim }) => claim).sort()
    const rows = page.locator('[data-award]')

    // Among those who wait, the next one takes the place of who was handed theirs; the button lists everybody when pressed again.
    await page.getByRole('button', { name: 'Deliver by group' }).click()
    await rows.nth(2).waitFor()
    await pressTwice(page, rows.first().getByRole('button', { name: 'Hand over' }), () =>
      eventually(() => rows.count()).toBe(2),
    )
    await page.getByRole('button', { name: 'Deliver by group' }).click()
    await eventually(() => rows.count()).toBe(3)
    expect(await claims()).toEqual(['awaiting', 'awaiting', 'handed-over'])

    // Handed over from its detail, an award is closed: its name opens nothing, nor does its undo.
    const waiting = rows.filter({ hasText: 'Awaiting' })
    const name = (await waiting.first().locator('.who-name').innerText()).trim()
    const row = rows.filter({ hasText: name })
    await row.locator('button.who').click()
    // While it is open, one button hands over, and none hands over to others.
    const giving = page.getByRole('button', { name: /^Hand over$|^Hold to hand over/ })
    await eventually(
      async () => (await giving.locator('visible=true').count()) - (await waiting.count()),
    ).toBe(0)
    await page.locator('.award-detail').getByRole('button', { name: 'Hand over' }).click()
    await row.getByRole('button', { name: 'Undo' }).waitFor()
    expect(await row.locator('button.who').count()).toBe(0)
    await row.getByRole('button', { name: 'Undo' }).click()
    await row.locator('button.who').waitFor()
    expect(await page.locator('.award-detail').count()).toBe(0)

    // That nobody came is asked once more, as a decline is.
    const before = await claims()
    await row.locator('button.who').click()
    await page.getByRole('button', { name: 'Unclaimed' }).click()
    await page.getByRole('button', { name: 'Keep waiting' }).click()
    expect(await claims()).toEqual(before)
    await page.getByRole('button', { name: 'Unclaimed' }).click()
    await page.getByRole('button', { name: 'Mark unclaimed' }).click()
    await eventually(claims).toContain('unclaimed')
    await row.getByRole('button', { name: 'Undo' }).click()
    await eventually(claims).toEqual(before)

    // What was chosen to be shown is shown after another tab, too.
    await page.getByRole('radio', { name: 'Settled' }).click()
    await eventually(() => rows.count()).toBe(1)
    await page.getByRole('tab', { name: 'Sums' }).click()
    await page.getByRole('tab', { name: 'Hand over' }).click()
    await eventually(() => rows.count()).toBe(1)

    // The closing list leads to those who still wait, and to nobody else.
    await page.getByRole('tab', { name: 'Closing' }).click()
    await page.getByRole('button', { name: 'One by one' }).click()
    await eventually(() => rows.count()).toBe(2)
    expect(await rows.filter({ hasText: 'Awaiting' }).count()).toBe(2)
  },
)

journey(
  'on a phone the first winner stands within the upper two fifths, below all sums, and a sign leads to the rest',
  async ({ server, screens }) => {
    const event = await JourneyEvent.make(server, {
      people: [...names(8), 'Isolde', 'Jorunn'],
      prizes: [{ name: 'Commemorative medal', quantity: 10 }],
    })
    await event.draw((await event.state()).prizes[0]!, 10)
    const page = await deskOf(screens, server)
    await page.setViewportSize({ width: 390, height: 844 })
    const first = page.locator('[data-award]').first()
    await first.waitFor()
    await page.locator('.sum-strip', { hasText: '10 units = 10 awaiting' }).waitFor()
    await eventually(async () => (await first.boundingBox())!.y / 844).toBeLessThanOrEqual(0.4)
    const field = page.getByRole('textbox', { name: 'or scan' })
    const isWhole = () => field.evaluate((input: HTMLInputElement) => input.scrollWidth <= input.clientWidth)
    expect(await isWhole()).toBe(true)
    expect(await first.locator('button.who .opens').isVisible()).toBe(true)
    await first.locator('button.who').click()
    // The button that hands over stands at the foot, where the thumb is.
    const give = page.locator('.award-detail .detail-give')
    await eventually(async () => (await give.boundingBox())!.y / 844).toBeGreaterThan(0.7)
    await page.locator('.detail-back').click()

    // How many wait stands on one line, and what is still to be fetched breaks between words alone.
    const count = page.locator('.tab-count', { hasText: '10' })
    expect((await count.boundingBox())!.height).toBeLessThan(24)
    await page.getByRole('tab', { name: 'Closing' }).click()
    const prize = page.locator('.closing-names bdi', { hasText: 'Commemorative medal' }).first()
    await prize.waitFor()
    await page.setViewportSize({ width: 320, height: 844 })
    expect(await prize.evaluate(brokenWords)).toEqual([])
  },
)

journey(
  'a long list of winners keeps its search and what is done with all of them in sight',
  async ({ server, screens }) => {
    const event = await JourneyEvent.make(server, {
      people: names(8),
      prizes: [{ name: 'Lamp', quantity: 8 }],
    })
    await event.draw((await event.state()).prizes[0]!, 8)
    const page = await deskOf(screens, server)
    await page.setViewportSize({ width: 1200, height: 460 })
    const together = page.getByRole('button', { name: 'Hold to hand over all 8' })
    await together.waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollHeight / innerHeight)).toBeGreaterThan(
      1.5,
    )
    expect(await reach(together)).toBe(true)
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await eventually(() => reach(page.locator('.search-field'))).toBe(true)
    expect(await reach(together)).toBe(true)

    // The sums stand in columns, each figure below its heading.
    await page.getByRole('tab', { name: 'Sums' }).click()
    const figures = page.locator('.sum-figures > span')
    await figures.first().waitFor()
    expect(await figures.allInnerTexts()).toEqual(['8', '0', '8', '0', '0', '0'])
    expect(await ends(page.locator('.sum-heads b'))).toEqual(await ends(figures))
  },
)
