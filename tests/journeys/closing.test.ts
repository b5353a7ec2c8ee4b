import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Server } from '../support/builtServer.ts'
import { isLive } from '../../shared/show/awardQueries.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { JourneyEvent, names, prizeOf } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'
import { PHONE, type Screens } from '../support/screens.ts'

/** A desk on a phone, in the browser of the host. */
async function deskOf(screens: Screens, server: Server): Promise<Page> {
  const { page } = await Panel.open(screens, server, await screens.device(PHONE))
  await page.goto('/desk')
  await page.locator('.counter').waitFor()
  return page
}

/** Holds a guarded button until what it does has come true. */
async function hold(page: Page, button: Locator, done: () => Promise<unknown>): Promise<void> {
  await button.scrollIntoViewIfNeeded()
  await button.hover()
  await page.mouse.down()
  await done()
  await page.mouse.up()
}

journey(
  'the closing hour: declined, handed over together, unclaimed after the deadline, signed for, and closed',
  async ({ server, screens }) => {
    const event = await JourneyEvent.make(server, {
      people: names(6),
      prizes: [
        { name: 'Lamp', quantity: 4, need: 'none' },
        { name: 'Mug', quantity: 1, need: 'none' },
      ],
    })
    const { id: sponsor } = await event.send('sponsor.save', { name: 'Acme' })
    const [lamp, mug] = (await event.state()).prizes
    for (const { id } of [lamp!, mug!]) await event.send('prize.save', { id, sponsor })
    const [desk, host] = await Promise.all([
      deskOf(screens, server),
      Panel.open(screens, server),
      event.draw(lamp!, 4),
    ])
    const claims = async () => (await event.state()).awards.map(({ claim }) => claim).sort()

    // A winner declines while the next draw goes on: the unit is back in stock, and host and desk see why.
    const draws = event.draw(mug!, 1)
    await desk.getByRole('tab', { name: 'Hand over' }).click()
    const rows = desk.locator('[data-award]')
    await rows.nth(3).waitFor()
    const declining = (await rows.first().locator('.who-name').innerText()).trim()
    await rows.first().locator('.who').click()
    await desk.locator('.award-detail').getByRole('button', { name: 'Decline' }).click()
    const left = async () => prizeOf(await event.state(), 'Lamp').left
    await hold(desk, desk.getByRole('button', { name: 'Hold to record the decline' }), () =>
      eventually(left).toBe(1),
    )
    await desk.locator('[data-award].voided', { hasText: declining }).waitFor()
    await draws

    // The winners of one prize are handed theirs together.
    await desk.getByRole('combobox', { name: 'Prize' }).selectOption({ label: 'Lamp · 0 / 3' })
    const handOver = () =>
      hold(desk, desk.getByRole('button', { name: 'Hold to hand over all 3' }), () =>
        eventually(claims).toEqual(['awaiting', 'awaiting', 'handed-over', 'handed-over', 'handed-over']),
      )
    await handOver()
    // What was done with many is taken back by one press.
    await desk.getByRole('button', { name: 'Take 3 back' }).click()
    await eventually(async () => [...new Set(await claims())]).toEqual(['awaiting'])
    await desk.getByRole('button', { name: 'Hold to hand over all 3' }).waitFor()
    // Handed over one by one after that, they are not taken back together.
    const two = (await event.state()).awards
      .filter((award) => award.prize === lamp!.id && isLive(award))
      .slice(0, 2)
      .map(({ id }) => id)
    await event.send('claim.hand-over', { awards: two })
    await desk.getByRole('button', { name: /^Hold to hand over all/ }).waitFor({ state: 'detached' })
    expect(await desk.getByRole('button', { name: /^Take \d back/ }).count()).toBe(0)
    await event.send('claim.undo', { awards: two })
    await handOver()
    await desk.getByRole('combobox', { name: 'Prize' }).selectOption({ label: 'All prizes' })

    // The deadline of the other has passed: what nobody fetched is unclaimed, in one held press.
    await event.send('prize.save', { id: mug!.id, claimBy: Date.now() - 1000 })
    await hold(desk, desk.getByRole('button', { name: 'Hold: mark 1 unclaimed' }), () =>
      eventually(claims).toContain('unclaimed'),
    )

    // The host confirms who never came, the sponsor signs for its sums, and the desk has nothing left to settle.
    await host.tab('Links')
    await host.button('Confirm all').click()
    await desk.getByRole('tab', { name: 'Closing' }).click()
    await desk.getByRole('textbox', { name: 'Acme: Who signs' }).fill('Wanda')
    await desk.getByRole('button', { name: 'Sign', exact: true }).click()
    await desk.getByText('Everything is settled').waitFor()
    expect((await event.state()).signOffs).toMatchObject([{ sponsor, by: 'Wanda' }])

    // The notice is published; what changes afterwards stands beside it, for everybody.
    await hold(host.page, host.button('Hold to publish'), () =>
      eventually(async () => (await event.state()).notice).toBeTruthy(),
    )
    await event.send('prize.save', { id: lamp!.id, value: 300 })
    const hall = await screens.page('/', PHONE)
    await hall.getByRole('button', { name: 'Prizes and rules' }).click()
    await hall.locator('li', { hasText: /Lamp · Value of one: \D*0 → \D*300/ }).waitFor()

    await hold(host.page, host.button('Hold to close the event'), () =>
      eventually(async () => (await event.state()).closed).toBe(true),
    )
    await desk.getByText('The event is closed. Prizes can still be handed over.').first().waitFor()
    await hall.getByText('The evening is over').waitFor()
  },
)
