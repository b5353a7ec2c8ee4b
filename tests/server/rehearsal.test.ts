import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadReadings } from '../../server/broadcast/readings.ts'
import type { Role } from '../../shared/show/rule.ts'
import { evening, Running, type Client, type SocketClient } from '../support/runningServer.ts'

let running: Running
let host: Client
let event: string
let rehearsal: string

// The first desk is sent one more message once they are loaded.
beforeAll(loadReadings)
beforeEach(async () => {
  running = await Running.start()
  host = running.host
  ;({ event } = await evening(running))
  rehearsal = (await host.send('house', 'event.copy', { as: 'rehearsal', with: 'people' })).body.id
})
afterEach(() => running.stop())

const house = async (type: string, ask: object = {}) => (await host.send('house', type, ask)).body
/** The event that a socket was last sent. */
function shown(listener: SocketClient): string | null {
  const last = listener.received.findLast(({ name }) => name === 'snapshot')!
  return last.name === 'snapshot' && last.said.state ? last.said.state.id : null
}
const AUDIENCE: readonly Role[] = ['hall', 'guest', 'desk']

test('a rehearsal goes on the screens and the panels, and off them again, while the evening stays current', async () => {
  const [stage, confidence] = [await running.staff('stage', event), await running.staff('confidence')]
  const screens = [await stage.listen(), await confidence.listen(), await host.listen()]
  expect(await house('rehearsal.show', { event: rehearsal })).not.toHaveProperty('refused')
  for (const screen of screens) await screen.until(() => shown(screen) === rehearsal)
  expect(running.app.context.house.current).toBe(event)
  // Also by the key that is for the evening alone.
  expect((await stage.call('GET', `/api/events/${rehearsal}/state`)).body.state).toMatchObject({
    rehearsal: true,
  })
  expect((await host.call('GET', '/api/events/current/state')).body.state.id).toBe(rehearsal)
  const late = await stage.listen()
  expect(shown(late)).toBe(rehearsal)

  expect(await house('rehearsal.end')).not.toHaveProperty('refused')
  for (const screen of [...screens, late]) await screen.until(() => shown(screen) === event)
  expect((await stage.call('GET', `/api/events/${rehearsal}/state`)).body).toMatchObject({
    refused: 'event-forbidden',
  })
})

test('hall, guests and desk see nothing of a rehearsal on the screens, whatever is drawn in it', async () => {
  const clients = [running.as(), await running.guest(event), await running.staff('desk')]
  const sockets = await Promise.all(clients.map((client) => client.listen()))
  const before = sockets.map(({ received }) => received.length)
  const views = () =>
    Promise.all(clients.map(async (client) => (await client.call('GET', '/api/events/current/state')).text))
  const seen = await views()
  await house('rehearsal.show', { event: rehearsal })
  await host.send(rehearsal, 'cue.save', { scene: 'message', content: { text: 'SECRET' } })
  const { body } = await host.send(rehearsal, 'prize.save', { name: 'Try', quantity: 1, need: 'none' })
  await host.send(rehearsal, 'event.configure', { roll: 'everyone' })
  expect((await host.send(rehearsal, 'draw.start', { prize: body.id, count: 1 })).body).not.toHaveProperty(
    'refused',
  )
  await host.send(rehearsal, 'draw.call')
  expect(await views()).toEqual(seen)
  // What is sent in order has come once the answer to a later question has.
  for (const socket of sockets) await socket.ask('now')
  expect(sockets.map(({ received }) => received.length)).toEqual(before)
  for (const [i, role] of AUDIENCE.entries()) expect([role, shown(sockets[i]!)]).toEqual([role, event])
  for (const client of clients.slice(0, 2))
    expect((await client.call('GET', `/api/events/${rehearsal}/state`)).status).not.toBe(200)
  expect((await running.as().get('/api/events')).body.map(({ id }: { id: string }) => id)).toEqual([event])
})

test('only a rehearsal goes on the screens, never over an open draw, and it goes off with what makes it pointless', async () => {
  expect(await house('rehearsal.show', { event })).toMatchObject({ refused: 'not-a-rehearsal' })
  expect(await house('rehearsal.show', { event: 'none' })).toMatchObject({ refused: 'event-unknown' })
  expect(await house('rehearsal.end')).toMatchObject({ refused: 'no-rehearsal' })
  await host.send(event, 'draw.start', {
    prize: running.app.context.house.event(event)!.state.prizes[0]!.id,
    count: 1,
  })
  expect(await house('rehearsal.show', { event: rehearsal })).toMatchObject({ refused: 'draw-open' })
  await host.send(event, 'draw.abandon', { reason: 'other' })
  const on = () => running.app.context.house.ledger.state.rehearsing
  await house('rehearsal.show', { event: rehearsal })
  expect(on()).toBe(rehearsal)
  await house('event.make-current', { event })
  expect(on()).toBeUndefined()
  await house('rehearsal.show', { event: rehearsal })
  await house('event.delete', { event: rehearsal })
  expect(on()).toBeUndefined()
})
