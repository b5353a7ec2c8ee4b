import { test } from 'vitest'
import { roundTime } from '../../shared/fair/round.ts'
import { BEACON_AHEAD } from '../../shared/show/beacon.ts'
import { BeaconServer, RECORDED, type Manner } from '../support/beaconServer.ts'
import { eventually } from '../support/eventually.ts'
import { HeldServer } from '../support/heldServer.ts'
import { drawOf, holders, JourneyEvent } from '../support/journeyEvent.ts'
import { Panel } from '../support/panel.ts'
import { PHONE, Screens } from '../support/screens.ts'
import { Stage } from '../support/stage.ts'

/** The clock at which a draw waits for the recorded round: rounds are 3 s apart. */
const BEFORE = roundTime(RECORDED.round) - BEACON_AHEAD.least * 1000 - 2000
const ROUND = RECORDED.round.toLocaleString('en')
const named = new RegExp(`Round ${ROUND}`)

interface Opened {
  evening: JourneyEvent
  panel: Panel
  stage: Stage
  screens: Screens
  stand: BeaconServer
}

/** A draw by the beacon, opened on the panel, with its stage; the clock goes on from there. */
async function opened(manner: Manner, then: (all: Opened) => Promise<void>): Promise<void> {
  const stand = await BeaconServer.start(manner)
  const server = await HeldServer.start(BEFORE, [stand.address])
  const screens = await Screens.of(server)
  try {
    const evening = await JourneyEvent.make(server, {
      prizes: [{ name: 'Seat', quantity: 1, need: 'beacon' }],
    })
    const panel = await Panel.open(screens, server)
    const stage = await Stage.beside(panel, screens)

    // The host turns it on; before that the show passes the draw by.
    await panel.page.getByRole('tab', { name: 'Settings' }).click()
    await panel.page.getByRole('switch', { name: /^Draws by a public beacon/ }).click()
    await eventually(async () => (await evening.state()).settings.beacon).toBe(BEACON_AHEAD.usual)
    await evening.send('event.configure', { beacon: BEACON_AHEAD.least })
    await panel.press('Show: Seat')
    await panel.press('Start the draw: Seat × 1')
    await panel.page.getByRole('status').filter({ hasText: named }).waitFor()
    await stage.page.getByText(named).first().waitFor()
    server.release()
    await then({ evening, panel, stage, screens, stand })
  } catch (error) {
    await screens.photograph('beacon')
    throw error
  } finally {
    await screens.close()
    await server.stop()
    stand.close()
  }
}

test('a draw that a round of the beacon decides counts down to it, ends by itself, and its proof holds on a phone', () =>
  opened('truth', async ({ evening, stage, screens }) => {
    await eventually(async () => (await evening.state()).opened).toBe(null)
    const state = await evening.state()
    await eventually(() => stage.winners()).toEqual(holders(state).map(({ name }) => name))
    const phone = await screens.page(`/verify#${drawOf(state, 1).open}`, PHONE)
    await phone.getByText('Nothing is wrong').waitFor()
  }))

test('where the network lies the host pastes the round, and no other text ends the draw', () =>
  opened('lie', async ({ evening, panel, stage, stand }) => {
    const field = panel.page.getByLabel(`Text of round ${ROUND}`)
    await field.waitFor()
    // The panel has counted on while the server's clock was held: whether the round is out is the server's to say.
    await eventually(() => stand.asked.length).toBeGreaterThan(0)
    const use = panel.button('End the draw with it')
    await field.fill('<html>Sign in to the hotel network</html>')
    await panel.page.getByText('This text holds no round').waitFor()
    await field.fill(JSON.stringify({ ...RECORDED, round: RECORDED.round + 1 }))
    await panel.page.getByText(`The draw announced round ${ROUND}`).waitFor()
    await field.fill(JSON.stringify({ ...RECORDED, randomness: 'ab'.repeat(32) }))
    await use.click()
    await eventually(async () => (await evening.state()).opened).toBe(null)
    const [winner] = holders(await evening.state())
    await eventually(() => stage.winners()).toEqual([winner!.name])
  }))
