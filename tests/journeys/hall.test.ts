import { expect } from 'vitest'
import { code } from '../../shared/fair/code.ts'
import { drawOf, JourneyEvent, holders, names } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { CLOCKS, PHONE } from '../support/screens.ts'
import { PageHistory } from '../support/pageHistory.ts'

journey(
  'a phone in the hall follows the evening and finds its owner’s ticket, which checks in, waits for the stage and then tells who won',
  async ({ server, screens }) => {
    const evening = await JourneyEvent.make(server, { people: names(5) })
    await evening.registers('Grace Latecomer', 'T-900')
    await evening.send('event.configure', { selfCheckIn: true, roll: 'checked-in', details: true })
    await evening.send('cue.save', {
      scene: 'speaker',
      title: 'On whales',
      content: { name: 'Lu' },
      at: '20:00',
    })
    await evening.send('cue.save', { scene: 'speaker', title: 'Surprise', unlisted: true })
    const panel = await Panel.open(screens, server)
    const hall = await (await screens.device(PHONE)).newPage()
    const witness = await PageHistory.record(hall)
    await hall.goto('/')
    await hall.getByRole('heading', { name: 'Evening' }).waitFor()
    await hall.getByText('No winner yet.').waitFor()
    const ahead = async (phone: typeof hall) =>
      (await phone.locator('.ahead-item').allInnerTexts()).map((item) =>
        item
          .trim()
          .split(/\s*\n\s*/)
          .join(' '),
      )
    await eventually(() => ahead(hall)).toEqual(['Prize draw', '20:00 On whales Lu'])

    // A code alone tells no more of who is not there than of who is not in; a name with wrong digits tells nothing.
    const look = async (typed: string, digits = '') => {
      await hall.getByLabel('Ticket code or name').fill(typed)
      await hall.getByLabel('Last four digits of your phone').fill(digits)
      await hall.getByRole('button', { name: 'Find my ticket' }).click()
    }
    for (const typed of ['T-999', 'T-900']) {
      await look(typed)
      await hall.getByText('No ticket in the draws has this code.').waitFor()
    }
    screens.expect(/status of 404 .*\/ticket\/find\?/)
    await look('Grace Latecomer', '0000')
    await hall.getByText('No such ticket, or the two do not match.').waitFor()
    const finder = await screens.page('/', PHONE)
    await finder.getByLabel('Ticket code or name').fill('grace latecomer')
    await finder.getByLabel('Last four digits of your phone').fill('9000')
    await finder.getByRole('button', { name: 'Find my ticket' }).click()
    await finder.getByRole('heading', { name: 'Grace Latecomer' }).waitFor()
    // A ticket says what the evening holds before anything is on.
    await eventually(() => ahead(finder)).toEqual(['Prize draw', '20:00 On whales Lu'])
    await finder.getByRole('button', { name: 'Check in' }).click()
    await eventually(async () => (await evening.state()).people.at(-1)!.checkedIn).toBe(true)

    // Everybody's own phone is open while the draw is; the winner's lights up when the stage has shown the name.
    const { people } = await evening.state()
    const phones = new Map<string, Awaited<ReturnType<typeof screens.page>>>([[people.at(-1)!.id, finder]])
    for (const { id } of people.slice(0, 2)) {
      const { link } = await evening.get<{ link: string }>(`tickets/${id}/link`)
      phones.set(id, await screens.page(link, PHONE))
    }
    await panel.press('Show: Lamp')
    await hall.getByRole('heading', { name: 'Next draw' }).waitFor()
    for (const phone of [hall, ...phones.values()])
      await eventually(() => ahead(phone)).toEqual(['20:00 On whales Lu'])
    await panel.press('Start the draw: Lamp × 1')
    await hall.getByText('Draw 1 is open').waitFor()
    const shown = code(drawOf(await evening.state(), 1).open)
    await hall.getByText(shown).waitFor()
    for (const phone of phones.values()) {
      await phone.getByText('You are in: 1 of 6, equal chances').waitFor()
      await eventually(() => phone.locator('.code-groups span').allInnerTexts()).toEqual(shown.split('-'))
    }

    await panel.call('blue whale')
    await panel.says('Confirm 1 winner')
    const state = await evening.state()
    const winner = holders(state)[0]!
    await eventually(() => hall.locator('.winners .winner .name').allInnerTexts()).toEqual([winner.name])
    expect(witness.firstSeen(winner.name)).toBeGreaterThan(drawOf(state, 1).pages[0]!.over - CLOCKS)
    await look(winner.code)
    await hall.getByText('This ticket has won a prize. Come to the desk with it.').waitFor()

    // Who did not win reads their place and works it out on the phone.
    const [, loser] = [...phones].find(([id]) => id !== winner.id)!
    await loser.getByRole('heading', { name: 'Not you this time' }).waitFor()
    await loser.getByText(winner.name).waitFor()
    const place = (await loser.locator('.rank strong').innerText()).match(/\d+/)![0]
    await loser.getByRole('button', { name: 'Work it out on this phone' }).click()
    await loser.getByRole('heading', { name: 'Everything matches' }).waitFor()
    await loser.getByText('1 code, the same that this phone saw').waitFor()
    await loser.locator('[data-place="1"]').getByText(place, { exact: true }).waitFor()

    // The winner says where to send the prize, and sees it handed over without a reload.
    const { link } = await evening.get<{ link: string }>(`tickets/${winner.id}/link`)
    const winning = phones.get(winner.id) ?? (await screens.page(link, PHONE))
    await winning.getByRole('heading', { name: 'Lamp is yours' }).waitFor()
    await winning.getByRole('button', { name: 'Say where to send it' }).click()
    const details = winning.getByLabel('Name, phone and address')
    await details.fill('5 Long Road')
    // What they write has the whole width: the code beside it makes room.
    expect((await details.boundingBox())!.width).toBeGreaterThan(0.8 * PHONE.viewport!.width)
    await winning.getByRole('button', { name: 'Save' }).click()
    await winning.getByText('It is sent to: 5 Long Road').waitFor()
    expect((await evening.state()).awards[0]!.details).toBe('5 Long Road')
    await winning.getByRole('button', { name: 'Enlarge my claim code' }).click()
    await winning.getByRole('dialog', { name: 'Show this at the desk' }).waitFor()
    await winning.getByRole('button', { name: 'Close' }).click()
    await evening.send('claim.hand-over', { draw: 1, entry: winner.entry })
    await winning.locator('[data-award="1.1"]').getByText('Handed over').waitFor()
  },
)
