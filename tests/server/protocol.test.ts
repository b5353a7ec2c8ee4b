import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OUTDATED, reloadOutdated } from '../../client/link/outdated.ts'
import { commands } from '../../shared/show/commands.ts'
import { houseCommands } from '../../shared/show/house.ts'
import { refusal } from '../../shared/show/rule.ts'
import * as wire from '../../shared/wire.ts'
import { evening, newId, Running } from '../support/runningServer.ts'

const FILE = new URL('protocol.json', import.meta.url)

/** SHA-256 of everything that pages and server say to one another: every schema of the wire, and what each command asks. */
function digestOfWire(): string {
  const asks = Object.entries({ ...houseCommands, ...commands }).map(([type, { ask }]) => [type, ask])
  const schemas = Object.entries(wire).filter(([, one]) => typeof one === 'object')
  return createHash('sha256')
    .update(JSON.stringify([schemas, asks]))
    .digest('hex')
}

test('what crosses the wire does not change under the same number of the protocol', () => {
  const recorded = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string>
  if (process.env['RECORD_PROTOCOL'] && !recorded[wire.PROTOCOL]) {
    recorded[wire.PROTOCOL] = digestOfWire()
    writeFileSync(FILE, `${JSON.stringify(recorded, null, 2)}\n`)
  }
  expect(
    recorded[wire.PROTOCOL],
    'The wire changed: raise PROTOCOL in shared/wire/protocol.ts, then run RECORD_PROTOCOL=1 npm test -- tests/server/protocol.test.ts',
  ).toBe(digestOfWire())
})

let running: Running
let event: string
let prize: string
const sockets: Socket[] = []
beforeAll(async () => {
  running = await Running.start()
  ;({ event, prize } = await evening(running))
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await running.stop()
})

/** What a handshake that names this protocol, or none, is told. */
function connected(protocol?: number): Promise<unknown> {
  const { token } = running.host
  const auth = { role: 'host', token, ...(protocol !== undefined && { protocol }) }
  const socket = io(running.base, { transports: ['websocket'], reconnection: false, forceNew: true, auth })
  sockets.push(socket)
  return new Promise((told) => {
    socket.on('connect', () => told('in'))
    socket.on('connect_error', (error: Error & { data?: unknown }) => told(error.data))
  })
}

const other = (open: boolean) => ({ refused: 'protocol-other', with: { protocol: wire.PROTOCOL, open } })

test('a page of another protocol is refused, and told whether a draw is open', async () => {
  expect(await connected()).toBe('in')
  expect(await connected(wire.PROTOCOL)).toBe('in')
  expect(await connected(wire.PROTOCOL + 1)).toEqual(other(false))
  await running.host.send(event, 'draw.start', { prize, count: 1 }, { id: newId() })
  expect(await connected(wire.PROTOCOL + 1)).toEqual(other(true))
  expect(await connected(wire.PROTOCOL)).toBe('in')
})

test('a page loads anew once for a protocol, and never while a draw is open', () => {
  const kept = new Map<string, string>()
  let reloads = 0
  const page = {
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    },
    location: { reload: () => void reloads++ },
  } as unknown as Window
  reloadOutdated(refusal(OUTDATED, { protocol: 2, open: true }), page)
  expect(reloads).toBe(0)
  reloadOutdated(refusal(OUTDATED, { protocol: 2, open: false }), page)
  reloadOutdated(refusal(OUTDATED, { protocol: 2, open: false }), page)
  expect(reloads).toBe(1)
  reloadOutdated(refusal(OUTDATED, { protocol: 3, open: false }), page)
  expect(reloads).toBe(2)
})
