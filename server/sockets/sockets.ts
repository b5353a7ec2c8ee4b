import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { FastifyBaseLogger } from 'fastify'
import { Server } from 'socket.io'
import { Compile } from 'typebox/compile'
import { isAudience, isRefusal, refusal, type Refusal, type Role } from '../../shared/show/rule.ts'
import { Handshake, PROTOCOL } from '../../shared/wire.ts'
import { callerOf, isStaff, opens, opensIn, tokensOf } from '../access/callers.ts'
import { cookieReader } from '../access/cookies.ts'
import type { Arrivals } from '../access/arrivals.ts'
import type { TcpLimit } from '../access/tcpConnections.ts'
import type { ServerContext } from '../context.ts'
import { HOUSE } from '../house/house.ts'
import { refusalOf } from '../access/errors.ts'
import type { ConnectionRegistry } from '../broadcast/registry.ts'
import { ClockNotices } from './clockNotices.ts'
import { PacketCounter } from './packets.ts'
import { receiver } from './receive.ts'
import { Screens } from './screens.ts'
import { TypedWordsRelay } from './typedWords.ts'
import { TimeSlicer } from '../turns/timeSlicer.ts'
import type { Sockets, Connection, Subscription } from '../broadcast/connection.ts'

/** The largest message that a client may send, in bytes. */
const MAX_MESSAGE_BYTES = 64 * 1024
/** A connection without a handshake after this long is closed. */
const CONNECT_TIMEOUT_MS = 5000

export interface SocketServer {
  io: Sockets
  close(): Promise<void>
}

/** Phones that are let in in one turn of the event loop: each takes a tenth of a millisecond. */
const AUDIENCE_AT_ONCE = 40
/** Connections that become sockets in one turn: the next is counted against the limits with this one. */
const UPGRADES_AT_ONCE = 1

const handshake = Compile(Handshake)

/** Puts Socket.IO on an HTTP server. Fastify's hooks do not run for its requests, so every check is made here. */
export function attachSockets(
  server: HttpServer,
  context: ServerContext,
  { tcp, arrivals }: { tcp: Pick<TcpLimit, 'isOver'>; arrivals: Pick<Arrivals, 'keepComing'> },
  log: FastifyBaseLogger,
): SocketServer {
  const { connections, limits, origins } = context
  const unfinished = new Map<string, number>()
  const audience = new TimeSlicer(AUDIENCE_AT_ONCE, () => arrivals.keepComing())
  // Whoever has a socket is let in before others get one: nobody waits with one until the time for that is over.
  const upgrades = new TimeSlicer(UPGRADES_AT_ONCE, () => audience.isBusy || arrivals.keepComing())
  const io: Sockets = new Server(server, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: CONNECT_TIMEOUT_MS,
    allowRequest: (request, answer) => {
      const { host: named, origin } = request.headers
      const host = origins.checked(named)
      const from = host === null ? 'foreign' : origins.judge(origin, host)
      // Staff are always accepted, however many are connected, and at once.
      const staff = from === 'own' && isStaff(request.headers, context.sessions)
      const decide = () => {
        const full = staff || hasRoom(request) ? null : 'too-many'
        const refused = from === 'foreign' ? 'origin-foreign' : context.drain.begun ? 'server-stopping' : full
        answer(refused, refused === null)
      }
      if (staff) decide()
      else upgrades.run([decide], (each) => each())
    },
  })
  const hasRoom = (request: IncomingMessage): boolean =>
    !tcp.isOver(request.socket) &&
    io.engine.clientsCount < limits.sockets.all &&
    (unfinished.get(addressOf(request)) ?? 0) < limits.sockets.unfinished
  const { cluster } = context.house
  const screens = new Screens(connections, cluster, context.phones, context.now)
  const clockNotices = new ClockNotices(connections, context.clockWatch)
  const typedWords = new TypedWordsRelay(connections, cluster, context.now)
  const receive = receiver(context, screens, typedWords, log)
  const markIdentified = countUnfinished(io, unfinished)
  const packets = new PacketCounter(limits.packets)
  io.engine.on('connection', (connection: Connection['conn']) => packets.watch(connection))

  io.use((connection, next) => {
    // Of a hall that comes back at once a few are let in in each turn; staff do not wait behind them.
    if (isAudience(connection.handshake.auth['role'] as Role))
      audience.run([next], () => letIn(connection, next))
    else letIn(connection, next)
  })
  const letIn = (connection: Connection, next: (error?: Error) => void): void => {
    // Upgraded before the drain began: as a lost connection it is tried again at once.
    if (context.drain.begun) return void connection.conn.close()
    try {
      if (!limits.handshakes.take(connection.conn)) {
        connection.conn.close()
        return next(refusedWith(refusal('too-many', { seconds: limits.handshakes.wait(connection.conn) })))
      }
      const looking = lookUp(connection, context)
      if (looking) looking.then(() => admit(connection, next)).catch((error: unknown) => failed(error))
      else admit(connection, next)
    } catch (error) {
      failed(error)
    }
    function failed(error: unknown): void {
      log.error({ err: error }, 'handshake failed')
      next(refusedWith(refusalOf(error, connection.id)))
    }
  }
  const admit = (connection: Connection, next: (error?: Error) => void): void => {
    const subscription = subscriptionOf(connection, context, connections)
    if (isRefusal(subscription)) return next(refusedWith(subscription))
    connection.data.subscription = subscription
    next()
  }
  io.on('connection', (connection) => {
    markIdentified(connection)
    if (isAudience(connection.data.subscription.caller.role))
      context.phones.note(remoteOf(connection, context))
    if (!isAudience(connection.data.subscription.caller.role)) packets.trust(connection.conn)
    receive(connection)
    connection.on('disconnect', () => {
      screens.remove(connection)
      connections.remove(connection)
      // The Engine.IO connection would otherwise stay open without being counted.
      connection.conn.close()
    })
    connections.add(connection)
    if (connection.data.subscription.caller.role !== 'host') return
    screens.sendTo(connection)
    clockNotices.sendTo(connection)
    void typedWords
      .sendTo(connection)
      .catch((error: unknown) => log.error({ err: error }, 'words were not sent'))
  })
  context.sessions.onEnd(({ id }) => {
    for (const connection of connections.ofSession(id)) connection.disconnect(true)
  })

  return {
    io,
    async close() {
      screens.stop()
      clockNotices.stop()
      context.guests.stop()
      context.channels.end()
      await io.close()
    },
  }
}

/** Looks up in the store what a handshake names and only another server may know yet; null where all is known here. */
function lookUp({ handshake: { auth, headers } }: Connection, context: ServerContext): Promise<void> | null {
  const { sessions, house } = context
  if (!house.cluster.isShared || !handshake.Check(auth)) return null
  const tokens = sessions.unknown([auth.token, ...tokensOf(headers)])
  if (tokens.length > 0) return sessions.lookUp(tokens)
  const { event } = auth
  const isServed = event === undefined || event === 'current' || event === HOUSE || house.event(event)
  return isServed ? null : house.refresh()
}

/** The subscription that a handshake asks for, or why it is refused. */
function subscriptionOf(
  connection: Connection,
  { origins, sessions, house, limits }: ServerContext,
  connections: ConnectionRegistry,
): Subscription | Refusal {
  const { auth, headers } = connection.handshake
  if (!handshake.Check(auth)) return refusal('request-malformed')
  const host = origins.checked(headers.host)
  if (host === null) return refusal('host-foreign')
  const named = auth.event === 'current' ? null : (auth.event ?? null)
  const caller = callerOf(
    {
      token: auth.token,
      role: auth.role,
      cookie: cookieReader(headers.cookie),
      cookies: origins.judge(headers.origin, host) === 'own',
    },
    sessions,
    named ?? connections.followed(auth.role),
  )
  if (isRefusal(caller)) return caller
  const asked = named ?? (caller.role === 'guest' ? caller.only : null)
  const audience = connections.count('hall') + connections.count('guest')
  if (isAudience(caller.role) && audience >= limits.sockets.hall) return refusal('too-many')
  if (caller.session && connections.countOf(caller.session.id) >= limits.sockets.session)
    return refusal('too-many')
  if (asked === HOUSE && caller.role !== 'host') return refusal('forbidden')
  if (!opensIn(house.ledger.state, caller, asked ?? connections.followed(caller.role)))
    return refusal('event-forbidden')
  if (asked !== null && asked !== HOUSE) {
    const hidden = caller.role === 'hall' && connections.followed('hall') !== asked
    if (hidden) return refusal('event-unknown', { event: asked })
    if (!house.event(asked)) return house.unserved(asked)
  }
  // A host that follows an event which lost its end is told so: its page offers what can be done.
  const { current } = house
  if (caller.role === 'host' && asked === null && current !== null && !house.event(current)) {
    const unserved = house.unserved(current)
    if (unserved.refused === 'journal-cut' && opens(caller, current)) return unserved
  }
  // Outside tools that name no protocol are taken at their word.
  if (auth.protocol !== undefined && auth.protocol !== PROTOCOL) {
    const event = asked ?? connections.followed(caller.role)
    const open = event !== null && event !== HOUSE && house.event(event)?.state.opened != null
    return refusal('protocol-other', { protocol: PROTOCOL, open })
  }
  return { caller, asked, event: null, channel: null, since: auth.since }
}

const refusedWith = (data: Refusal) => Object.assign(new Error(data.refused), { data })
/** The address of whoever is at the other end of a socket, as a trusted proxy says it. */
function remoteOf(connection: Connection, { config }: ServerContext): string {
  const { request } = connection
  const said = config.trustProxy === false ? undefined : request.headers['x-forwarded-for']
  return (
    String(said ?? '')
      .split(',')[0]
      ?.trim() || addressOf(request)
  )
}

const addressOf = (request: IncomingMessage) => request.socket.remoteAddress ?? ''

/** Counts, by address, connections without a handshake yet. Returns a function that marks one as identified. */
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
