import { expect } from 'vitest'
import { drawOf, JourneyEvent, holders } from '../support/journeyEvent.ts'
import { eventually } from '../support/eventually.ts'
import { journey } from '../support/journey.ts'
import { Panel } from '../support/panel.ts'
import { PHONE } from '../support/screens.ts'
import { Stage } from '../support/stage.ts'

journey(
  'a server that is killed in the middle of a draw comes back to the same show, on every screen',
  async ({ server, screens }) => {
    // What a browser says of a server that is gone.
    screens.expect(/WebSocket connection to .* failed|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET/)
    const evening = await JourneyEvent.make(server, {
      prizes: [
        { name: 'Lamp', quantity: 2, pace: 'grand' },
        { name: 'Boat', quantity: 1, pace: 'grand' },
      ],
    })
    const panel = await Panel.open(screens, server)
    const stage = await Stage.beside(panel, screens)
    const hall = await screens.page('/', PHONE)
    const lost = panel.page.getByText('The connection to the server is lost.')
    const won: string[] = []

    /** Brings the server back; the panel finds it without being touched. */
    const comeBack = async () => {
      await server.begin()
      await lost.waitFor({ state: 'detached' })
    }
    /** The draw as soon as its words are on record; its winners are not revealed then. */
    const closed = async (no: number) => {
      await eventually(async () => drawOf(await evening.state(), no).phase).not.toBe('open')
      const draw = drawOf(await evening.state(), no)
      expect(draw.phase).toBe('closed')
      return draw
    }
    /** One winner more, the same on every screen, in the record and nowhere twice. */
    const revealed = async (no: number) => {
      await panel.says('Confirm 1 winner')
      const state = await evening.state()
      expect(drawOf(state, no)).toMatchObject({ phase: 'revealed', count: 1 })
      expect(state.draws.length).toBe(no)
      expect(state.awards.map(({ id }) => id)).toEqual([...won, no].map((_, i) => `${i + 1}.1`))
      const [winner] = holders(state, no)
      await eventually(() => stage.winners()).toEqual([winner!.name])
      await panel.winner(winner!.name).waitFor()
      won.push(winner!.name)
      await eventually(async () =>
        (await hall.locator('.winners .winner .name').allInnerTexts()).toSorted(),
      ).toEqual(won.toSorted())
      expect(new Set(won).size).toBe(no)
      await panel.press('Confirm 1 winner')
    }

    // While it rolls.
    await panel.press('Show: Lamp')
    await panel.press('Start the draw: Lamp × 1')
    await stage.page.locator('.open-group').first().waitFor()
    const photographed = await stage.code()
    await server.kill()
    await lost.waitFor()
    expect(await stage.code()).toBe(photographed)
    await comeBack()
    expect(await stage.code()).toBe(photographed)
    await panel.call('one')
    await revealed(1)

    // As soon as the words are called: the winner is on record, and lands in time.
    await panel.press('Start the draw: Lamp × 1')
    await panel.call('two')
    const { winners: called } = await closed(2)
    await server.kill()
    await comeBack()
    await revealed(2)
    expect(drawOf(await evening.state(), 2).winners).toEqual(called)

    // Before the reveal is on record: the stage lands without a server, and the record follows.
    await panel.press('Show: Boat')
    await panel.press('Start the draw: Boat × 1')
    await panel.call('three')
    const { winners: landing } = await closed(3)
    const [winner] = holders(await evening.state(), 3)
    await server.kill()
    await lost.waitFor()
    await eventually(() => stage.winners()).toEqual([winner!.name])
    await comeBack()
    await revealed(3)
    expect(drawOf(await evening.state(), 3).winners).toEqual(landing)
    await panel.says('End of the rundown')
  },
)
