import { expect } from 'vitest'
import { drawOf, Evening, holders } from './evening.ts'
import { eventually } from './eventually.ts'
import { journey } from './journey.ts'
import { Panel } from './panel.ts'
import { PHONE } from './screens.ts'
import { Stage } from './stage.ts'

journey(
  'a server that is killed in the middle of a draw comes back to the same show, on every screen',
  async ({ server, screens }) => {
    // What a browser says of a server that is gone.
    screens.expect(/WebSocket connection to .* failed|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET/)
    const evening = await Evening.make(server, { prizes: [{ name: 'Lamp', quantity: 3 }] })
    const laptop = await screens.device()
    const panel = await Panel.open(screens, server, laptop)
    const stage = await Stage.open(screens, laptop)
    const hall = await screens.page('/', PHONE)
    const lost = panel.page.getByText('The link to the server is lost.')
    const won: string[] = []

    /** Brings the server back; the panel finds it without being touched. */
    const comeBack = async () => {
      await server.begin()
      await lost.waitFor({ state: 'detached' })
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
    await stage.page.getByText('Now call out your words').waitFor()
    const photographed = await stage.code()
    await server.kill()
    await lost.waitFor()
    expect(await stage.code()).toBe(photographed)
    await comeBack()
    expect(await stage.code()).toBe(photographed)
    await panel.call('one')
    await stage.page.getByText('one', { exact: true }).waitFor()
    await revealed(1)

    // As soon as the words are called: the winner is on record, and lands in time.
    await panel.press('Start the draw: Lamp × 1')
    await panel.call('two')
    await panel.says('Revealing the winners…')
    const called = drawOf(await evening.state(), 2).winners
    await server.kill()
    await comeBack()
    await revealed(2)
    expect(drawOf(await evening.state(), 2).winners).toEqual(called)

    // Before the reveal is on record: the stage lands without a server, and the record follows.
    await panel.press('Start the draw: Lamp × 1')
    await panel.call('three')
    await panel.says('Revealing the winners…')
    const landing = await evening.state()
    await server.kill()
    await lost.waitFor()
    expect(drawOf(landing, 3).phase).toBe('closed')
    await eventually(() => stage.winners()).toEqual([holders(landing, 3)[0]!.name])
    await comeBack()
    await revealed(3)
    expect(drawOf(await evening.state(), 3).winners).toEqual(drawOf(landing, 3).winners)
    await panel.says('End of the rundown')
  },
)
