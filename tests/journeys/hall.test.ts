import { expect } from 'vitest'
import { code } from '../../shared/fair/code.ts'
import { drawOf, JourneyEvent, holders, names } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { CLOCKS, PHONE } from '../support/screens.ts'
import { PageHistory } from '../support/pageHistory.ts'

journey(
  'a phone in the hall follows the evening, checks its owner in and tells what they have won',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server, { people: names(5) })
    await evening.registers('Grace Latecomer', 'T-900')
    await evening.send('event.configure', { selfCheckIn: true, roll: 'checked-in' })
    const panel = await Panel.open(screens, server)
    const hall = await (await screens.device(PHONE)).newPage()
    const witness = await PageHistory.record(hall)
    await hall.goto('/')
    await hall.getByRole('heading', { name: 'Evening' }).waitFor()
    await hall.getByText('No winner yet.').waitFor()

    // Who is not checked in is not in the draws, and checks in with a second datum.
    const ask = async (ticket: string) => {
      await hall.getByLabel('Ticket code', { exact: true }).fill(ticket)
      await hall.getByRole('button', { name: 'Look up' }).click()
    }
    // A code alone tells no more of who is not there than of who is not in.
    for (const ticket of ['T-999', 'T-900']) {
      await ask(ticket)
      await hall.getByText('No ticket in the draws has this code.').waitFor()
    }
    screens.expect(/status of 404 .*\/check-in\?/)
    await hall.getByLabel('Name or phone digits').fill('Grace Somebody')
    await hall.getByRole('button', { name: 'Check in' }).click()
    await hall.getByText('No such ticket, or the two do not match.').waitFor()
    await hall.getByLabel('Name or phone digits').fill('Grace Latecomer')
    await hall.getByRole('button', { name: 'Check in' }).click()
    await hall.getByText('You are checked in.').waitFor()
    const link = await hall.getByRole('link', { name: 'Your own ticket' }).getAttribute('href')
    const ticket = await screens.page(link!, PHONE)
    await ticket.getByRole('heading', { name: 'Grace Latecomer' }).waitFor()
    await ticket.getByText('You are not on the sealed list of the draws yet.').waitFor()
    await ticket.getByText('No prize yet.').waitFor()

    await panel.press('Show: Lamp')
    await hall.getByRole('heading', { name: 'Next draw' }).waitFor()
    await panel.press('Start the draw: Lamp × 1')
    await hall.getByText('Draw 1 is open').waitFor()
    await hall.getByText(code(drawOf(await evening.state(), 1).open)).waitFor()
    await ticket.reload()
    await ticket.getByText('You are in the draws.').waitFor()

    await panel.call('blue whale')
    await panel.says('Confirm 1 winner')
    const state = await evening.state()
    const [winner, loser] = [holders(state)[0]!, state.people.find(({ id }) => id !== holders(state)[0]!.id)!]
    await eventually(() => hall.locator('.winners .winner .name').allInnerTexts()).toEqual([winner.name])
    expect(witness.firstSeen(winner.name)).toBeGreaterThan(drawOf(state, 1).pages[0]!.over - CLOCKS)
    await ask(winner.code)
    await hall.getByText('This ticket has won a prize. Come to the desk with it.').waitFor()
    await ask(loser.code)
    await hall.getByText('This ticket is in the draws.').waitFor()

    const own = await evening.get<{ link: string }>(`tickets/${winner.id}/link`)
    const winning = await screens.page(own.link, PHONE)
    await winning.getByRole('heading', { name: winner.name }).waitFor()
    await winning.locator('[data-award="1.1"]').getByText('Lamp').waitFor()
    await winning.getByText('Waiting for you at the desk').waitFor()
    await evening.send('claim.hand-over', { draw: 1, entry: winner.entry })
    await winning.reload()
    await winning.getByText('Handed over').waitFor()
  },
)
