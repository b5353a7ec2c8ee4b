import { afterAll, beforeAll, expect, test } from 'vitest'
import { evening, Running, type Client } from '../support/runningServer.ts'

let running: Running
beforeAll(async () => {
  running = await Running.start()
})
afterAll(() => running.stop())

const typed = (client: Client, event: string) =>
  client.call('POST', `/api/events/${event}/ticket`, { code: 'T-1001' })

test('a typed code tells nothing of an event that is not the current one, whoever asks', async () => {
  const { event: other } = await evening(running, 2)
  const { event: now } = await evening(running, 2)
  for (const client of [running.host, await running.staff('desk'), running.as()]) {
    expect((await typed(client, other)).body).toEqual({ refused: 'event-unknown', with: { event: other } })
    expect((await typed(client, now)).body).toEqual({ in: true, award: false })
  }
})
