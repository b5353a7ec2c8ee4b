import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Running, type Client } from '../support/runningServer.ts'

const DAY = 24 * 3600 * 1000

let data: string
beforeEach(() => void (data = mkdtempSync(join(tmpdir(), 'drumroll-clock-'))))
afterEach(() => rmSync(data, { recursive: true, force: true }))

/** A server on the data whose computer's clock is ahead by so many ms. */
const serve = (ahead: number) =>
  Running.start({ dataDir: data }, { wall: () => Date.now() + ahead, monotonic: () => performance.now() })

test('whoever is signed in stays so when the computer’s clock jumps by a month, ahead and back, and over a restart', async () => {
  let running = await serve(0)
  const tokens = new Map([['host', running.host.token!]])
  for (const role of ['desk', 'stage', 'confidence'] as const)
    tokens.set(role, (await running.staff(role)).token!)
  await running.stop()
  for (const ahead of [31 * DAY, -31 * DAY]) {
    running = await Running.start({ dataDir: data })
    for (const jump of [0, ahead, 0, ahead]) {
      running.ahead = jump
      for (const token of tokens.values())
        expect((await running.as(token).get('/api/session')).status).toBe(200)
      // Whatever the house records ends the sessions that have grown old.
      await running.host.send('house', 'event.new', { title: 'Another' })
    }
    await running.stop()
    for (const again of [ahead, 0, ahead]) {
      running = await serve(again)
      for (const token of tokens.values())
        expect((await running.as(token).get('/api/session')).status).toBe(200)
      await running.stop()
    }
  }
})

test('a session ends after thirty days that pass', async () => {
  const running = await Running.start()
  const desk = await running.staff('desk')
  running.passed += 29 * DAY
  expect((await desk.get('/api/session')).status).toBe(200)
  running.passed += DAY
  expect((await desk.get('/api/session')).status).toBe(401)
  await running.stop()
})

test('a waiting screen keeps its code when the computer’s clock jumps', async () => {
  const running = await Running.start()
  const { pair } = (await running.as().call('POST', '/api/pair', { role: 'stage' })).body
  for (const days of [31, -31]) {
    running.ahead = days * DAY
    expect((await running.as().get('/api/pair', { pair })).status).toBe(202)
  }
  await running.stop()
})

/** The minutes that somebody is told of the clock from now on. */
async function told(client: Client): Promise<number[]> {
  const minutes: number[] = []
  const listener = await client.listen()
  listener.socket.on('clock', (notice: { minutes: number }) => void minutes.push(notice.minutes))
  return minutes
}

test('hosts are told how far the computer’s clock was set, and nobody else is', async () => {
  const running = await Running.start()
  const [host, desk] = [await told(running.host), await told(await running.staff('desk'))]
  const soon = { timeout: 10_000 }
  for (const [days, minutes] of [
    [31, 31 * 24 * 60],
    [-31, -62 * 24 * 60],
    [0, -31 * 24 * 60],
  ] as const) {
    running.ahead = days * DAY
    await expect.poll(() => host.at(-1), soon).toBe(minutes)
    expect((await running.host.listen()).socket.connected).toBe(true)
  }
  expect(desk).toEqual([])
  await running.stop()
})
