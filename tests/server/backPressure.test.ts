import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as otherWork } from 'node:timers/promises'
import { Server, type Socket } from 'socket.io'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Seen } from '../../shared/show/seen.ts'
import { Channel } from '../../server/broadcast/channel.ts'
import { TimeSlicer } from '../../server/turns/timeSlicer.ts'
import { RawSocket } from '../support/rawSocket.ts'

const http = createServer()
const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false })
let base = ''

beforeAll(async () => {
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
})
afterAll(() => server.close())

/** So many messages of this size that no system's buffers hold them all. */
const MOST = 1500
const TEXT = 'x'.repeat(64 * 1024)
/** Messages that may wait for one socket. */
const MOST_WAITING = 300

/** A source whose every change is long. */
const source = {
  version: 1,
  get head() {
    return `head ${this.version}`
  },
  see(): number {
    return this.version
  },
  seen: (from: number, to: number) => ({ type: 'seen', set: { from, to, text: TEXT } }) as unknown as Seen,
}

async function connected(): Promise<{ raw: RawSocket; socket: Socket }> {
  const found = new Promise<Socket>((resolve) => server.once('connection', resolve))
  const raw = await RawSocket.open(base)
  raw.sendText('40')
  return { raw, socket: await found }
}

const waitingFor = ({ conn }: Socket): number =>
  (conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length

test(
  'a phone that stops reading holds up nobody: what waits for it is bounded, it is cut off, and comes back',
  { timeout: 60_000 },
  async () => {
    const channel = new Channel(source, { now: () => 0, slicer: new TimeSlicer() })
    const [deaf, reader] = [await connected(), await connected()]
    const gone = new Promise<void>((done) => deaf.socket.once('disconnect', () => done()))
    for (const { socket } of [deaf, reader]) channel.join(socket)
    await deaf.raw.messageStarting('42["snapshot"')
    deaf.raw.socket.pause()
    let most = 0
    let sent = 0
    const heard = () => reader.raw.received.filter((text) => text.startsWith('42["facts"')).length
    while (deaf.socket.connected && sent < MOST) {
      source.version++
      channel.flush()
      sent++
      most = Math.max(most, waitingFor(deaf.socket))
      // Everybody else has it before the next.
      await reader.raw.until(() => heard() === sent)
      await otherWork()
    }
    await gone
    channel.leave(deaf.socket)
    expect(sent).toBeLessThan(MOST)
    expect(most).toBeLessThan(MOST_WAITING)
    const back = await connected()
    channel.join(back.socket, { version: source.version - 2, head: `head ${source.version - 2}` })
    const missed = await back.raw.messageStarting(
      `42["facts",{"from":${source.version - 2},"to":${source.version}`,
    )
    expect(missed).toContain(TEXT)
    for (const { raw } of [deaf, reader, back]) raw.close()
  },
)
