import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { FastifyBaseLogger } from 'fastify'
import { Server } from 'socket.io'
import { Compile } from 'typebox/compile'
import { isRefusal, refusal, type Refusal } from '../../shared/show/rule.ts'
import { Handshake } from '../../shared/wire.ts'
import { callerOf, isStaff } from '../access/callers.ts'
import { cookieReader } from '../access/cookies.ts'
import type { ServerContext } from '../context.ts'
import { HOUSE } from '../house/house.ts'
import { refusalOf } from '../access/errors.ts'
import type { ConnectionRegistry } from '../broadcast/registry.ts'
import { receiver } from './receive.ts'
import { Screens } from './screens.ts'
import { TimeSlicer } from '../broadcast/timeSlicer.ts'
import type { Sockets, Connection, Subscription } from '../broadcast/connection.ts'

/** The largest message that a client may send, in bytes. */
const LARGEST = 64 * 1024
/** A connection that has not said who it is for so many ms is closed. */
const CONNECT_TIMEOUT = 5000

export interface SocketSide {
  io: Sockets
  close(): Promise<void>
}

const handshake = Compile(Handshake)

/** Puts Socket.IO on an HTTP server. Fastify's hooks do not run for it: every check stands here. */
export function attachSockets(
  server: HttpServer,
  context: ServerContext,
  log: FastifyBaseLogger,
): SocketSide {
  const { connections, limits, origins } = context
  const unfinished = new Map<string, number>()
  const doors = new TimeSlicer(1)
  const io: Sockets = new Server(server, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LARGEST,
    connectTimeout: CONNECT_TIMEOUT,
    allowRequest: (request, answer) => {
      const { host: named, origin, cookie } = request.headers
      const host = origins.checked(named)
      const from = host === null ? 'foreign' : origins.judge(origin, host)
      // Whoever runs the show finds room, however full it is.
      const room = (from === 'own' && isStaff(cookieReader(cookie), context.sessions)) || hasRoom(request)
      const refused = from === 'foreign' ? 'origin-foreign' : room ? null : 'too-many'
      // A hall that comes back all at once is let in one a turn, so that it does not hold up a click.
      doors.run([answer], (open) => open(refused, refused === null))
    },
  })
  const hasRoom = (request: IncomingMessage): boolean =>
    io.engine.clientsCount < limits.sockets.all &&
    (unfinished.get(addressOf(request)) ?? 0) < limits.sockets.unfinished
  const screens = new Screens(connections)
  const receive = receiver(context, screens, log)
  const finish = countUnfinished(io, unfinished)

  io.use((connection, next) => {
    try {
      if (!limits.handshakes.take(connection.conn)) {
        connection.conn.close()
        return next(refusedWith(refusal('too-many', { seconds: limits.handshakes.wait(connection.conn) })))
      }
      const subscription = subscriptionOf(connection, context, connections)
      if (!isRefusal(subscription)) {
        connection.data.subscription = subscription
        return next()
      }
      next(refusedWith(subscription))
    } catch (error) {
      log.error({ err: error }, 'handshake failed')
      next(refusedWith(refusalOf(error, connection.id)))
    }
  })
  io.on('connection', (connection) => {
    finish(connection)
    receive(connection)
    connection.on('disconnect', () => {
      screens.leave(connection)
      connections.leave(connection)
      // A connection whose socket has left would stay, and nobody would count it.
      connection.conn.close()
    })
    connections.enter(connection)
    if (connection.data.subscription.caller.role === 'host') screens.greet(connection)
  })
  context.sessions.onEnd(({ id }) => {
    for (const connection of connections.ofSession(id)) connection.disconnect(true)
  })

  return {
    io,
    async close() {
      screens.end()
      context.channels.end()
      await io.close()
    },
  }
}

/** Who a handshake makes the visitor, or why it may not come in. */
function subscriptionOf(
  connection: Connection,
  { origins, sessions, house, limits }: ServerContext,
  connections: ConnectionRegistry,
): Subscription | Refusal {
  const { auth, headers } = connection.handshake
  if (!handshake.Check(auth)) return refusal('request-malformed')
  const host = origins.checked(headers.host)
  if (host === null) return refusal('host-foreign')
  const caller = callerOf(
    {
      token: auth.token,
      role: auth.role,
      cookie: cookieReader(headers.cookie),
      cookies: origins.judge(headers.origin, host) === 'own',
    },
    sessions,
  )
  if (isRefusal(caller)) return caller
  const [there, most] = caller.session
    ? [connections.countOf(caller.session.id), limits.sockets.session]
    : [connections.count('hall'), limits.sockets.hall]
  if (there >= most) return refusal('too-many')
  const asked = auth.event === 'current' ? null : (auth.event ?? null)
  if (asked === HOUSE && caller.role !== 'host') return refusal('forbidden')
  if (asked !== null && asked !== HOUSE) {
    const hidden = caller.role === 'hall' && connections.followed('hall') !== asked
    if (hidden) return refusal('event-unknown', { event: asked })
    if (!house.event(asked)) return house.unserved(asked)
  }
  return { caller, asked, event: null, channel: null, since: auth.since }
}

const refusedWith = (data: Refusal) => Object.assign(new Error(data.refused), { data })
const addressOf = (request: IncomingMessage) => request.socket.remoteAddress ?? ''

/** Counts, by address, connections that have not said who they are; the answer marks one as done. */
function countUnfinished(io: Sockets, unfinished: Map<string, number>): (connection: Connection) => void {
  const waiting = new Map<unknown, string>()
  const done = (conn: unknown) => {
    const address = waiting.get(conn)
    if (address === undefined) return
    waiting.delete(conn)
    const left = (unfinished.get(address) ?? 1) - 1
    if (left > 0) unfinished.set(address, left)
    else unfinished.delete(address)
  }
  io.engine.on('connection', (conn: Connection['conn']) => {
    const address = addressOf(conn.request)
    waiting.set(conn, address)
    unfinished.set(address, (unfinished.get(address) ?? 0) + 1)
    conn.once('close', () => done(conn))
  })
  return (connection) => done(connection.conn)
}
