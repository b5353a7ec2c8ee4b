/** The anchors: Socket.IO and Fastify as they come, sending what they are given. */
import { createServer } from 'node:http'
import type { AddressInfo, Socket as TcpSocket } from 'node:net'
import Fastify from 'fastify'
import { Server, type Socket } from 'socket.io'
import { encode } from '../../server/broadcast/frame.ts'
import { answerParent, cpu } from '../parts/child.ts'
import { clock } from '../parts/numbers.ts'

const BACKLOG = 4096
let io: Server
let version = 0

answerParent({
  cpu,
  /** Sends a snapshot to whoever comes; answers the port. */
  async listen(port: number, snapshot: { version: number }) {
    const http = createServer()
    io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false })
    version ||= snapshot.version
    io.on('connection', (socket) => socket.emit('snapshot', { ...snapshot, version }))
    await new Promise<void>((resolve) => http.listen({ port, host: '127.0.0.1', backlog: BACKLOG }, resolve))
    return (http.address() as AddressInfo).port
  },
  /** Serves one file; answers the port. */
  async file(text: string) {
    const web = Fastify()
    const bytes = Buffer.from(text)
    web.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(bytes))
    await web.listen({ port: 0, host: '127.0.0.1' })
    return (web.server.address() as AddressInfo).port
  },
  close: () => io.close(),
  /** Sends the bytes of the same facts to every connection and does nothing else; answers as `broadcast`. */
  send(facts: object) {
    const { frame } = encode('facts', JSON.stringify({ ...facts, from: version, to: ++version }))
    const connections = [...io.of('/').sockets.values()].map(({ conn }) => tcpOf(conn))
    const at = clock()
    for (const connection of connections) connection.write(frame)
    return [version, at]
  },
  /** Sends facts to everybody; answers their version and when it began. */
  broadcast(facts: object) {
    const at = clock()
    io.emit('facts', { ...facts, from: version, to: ++version })
    return [version, at]
  },
})

/** The TCP connection beneath a WebSocket of Engine.IO. */
function tcpOf(conn: Socket['conn']): TcpSocket {
  return (conn as unknown as { transport: { socket: Record<string, TcpSocket> } }).transport.socket[
    '_socket'
  ]!
}
