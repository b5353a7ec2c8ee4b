import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConnectedScreen } from '../../shared/wire.ts'
import { evening, Running, type SocketClient } from '../support/runningServer.ts'

let running: Running
let event: string

beforeAll(async () => {
  running = await Running.start()
  ;({ event } = await evening(running))
})
afterAll(() => running.stop())

/** A stage that notes what it is told of sound, and the list that a host sees. */
async function stage(): Promise<SocketClient & { told: boolean[] }> {
  const listener = await (await running.staff('stage')).listen(event)
  const told: boolean[] = []
  listener.socket.on('sound', ({ on }: { on: boolean }) => void told.push(on))
  return Object.assign(listener, { told })
}
const report = (armed: boolean) => ({ output: 'main', fps: 60, error: 1, armed })

test('of several screens that may sound one does: the first, or the one that the host chose', async () => {
  const host = await running.host.listen(event)
  let screens: ConnectedScreen[] = []
  host.socket.on('screens', (list: ConnectedScreen[]) => (screens = list))
  const [first, second, quiet] = [await stage(), await stage(), await stage()]
  await quiet.ask('report', report(false))
  await first.ask('report', report(true))
  await second.ask('report', report(true))
  expect([first.told, second.told, quiet.told]).toEqual([[true], [false], [false]])

  expect(await host.ask('sound', { screen: second.socket.id })).toEqual({})
  await second.ask('now')
  await first.ask('now')
  expect([first.told.at(-1), second.told.at(-1)]).toEqual([false, true])

  second.socket.disconnect()
  await expect.poll(() => first.told.at(-1)).toBe(true)
  await expect
    .poll(() => screens.filter(({ sounds }) => sounds).map(({ id }) => id))
    .toEqual([first.socket.id])
  expect(await host.ask('sound', { screen: 'nowhere' })).toMatchObject({ refused: 'screen-unknown' })
  expect(await first.ask('sound', { screen: first.socket.id })).toMatchObject({ refused: 'forbidden' })
})
