import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Server, type Socket } from 'socket.io'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../bin/sources.mjs'
import { encode, write } from '../../server/broadcast/frame.ts'
import { RawSocket } from '../support/rawSocket.ts'

/** As `server/sockets/sockets.ts` sets it up, as far as it touches the bytes of a message. */
const http = createServer()
const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false })
let base = ''

beforeAll(async () => {
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
})
afterAll(() => server.close())

/** Texts whose frames have each of the three forms of length, one with characters of several bytes. */
const LENGTHS: [string, object][] = [
  ['of up to 125 bytes', { to: 7 }],
  ['of up to 65,535 bytes', { name: '陆清扬 👩‍👩‍👧‍👦'.repeat(40) }],
  ['of more', { name: 'x'.repeat(70_000) }],
]

describe.each(LENGTHS)('a message %s', (_length, said) => {
  test('is, byte for byte, the frame that Socket.IO sends for the same event', async () => {
    const connected = new Promise<Socket>((found) => server.once('connection', found))
    const raw = await RawSocket.open(base)
    raw.sendText('40')
    const socket = await connected
    await raw.messageStarting('40{')
    const before = raw.frames.length
    socket.emit('facts', said)
    write(socket, encode('facts', JSON.stringify(said)))
    await raw.until(() => raw.frames.length >= before + 2)
    const [theirs, ours] = raw.frames.slice(before)
    expect(ours!.equals(theirs!)).toBe(true)
    raw.close()
  })

  test('reaches a client of Socket.IO as the event that it is', async () => {
    const connected = new Promise<Socket>((found) => server.once('connection', found))
    const client = io(base, { transports: ['websocket'], forceNew: true })
    const heard: unknown[] = []
    const both = new Promise<void>((done) => {
      client.on('facts', (...args) => {
        if (heard.push(args) === 2) done()
      })
    })
    const socket = await connected
    socket.emit('facts', said)
    write(socket, encode('facts', JSON.stringify(said)))
    await both
    expect(heard).toEqual([[said], [said]])
    client.close()
  })
})

test('Socket.IO, whose insides the frames rely on, is the very version that package.json names', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const installed = createRequire(import.meta.url)('socket.io/package.json').version
  expect(devDependencies['socket.io']).toBe(installed)
})
