import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Server as TlsServer } from 'node:tls'

/** Connections that are still open this long after a stop are destroyed. */
const CLOSE_TIMEOUT_MS = 1000
/** A connection whose request headers have not arrived by then is closed. */
const HEADERS_TIMEOUT_MS = 20_000
/** So many connections over the limit may wait for their first request; of more, the oldest is closed. */
const MAX_WAITING = 1000
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

export interface TcpLimit {
  /** Whether a connection is over the limit, and not of somebody who runs the show. */
  isOver(socket: Socket): boolean
  /** To be called when the server stops: destroys the connections that have not closed within a second. */
  destroyLater(): void
}

/**
 * Limits a server's open TCP connections, HTTP and WebSocket together, to `max`. Those from this machine, where the host works,
 * are always accepted. Of the others that are over the limit each may ask once, so that a desk can sign in with its key, and is
 * then closed; it stays where its request shows the session of somebody who runs the show.
 */
export function limitConnections(
  server: Server,
  max: number,
  isStaff: (request: IncomingMessage) => boolean,
): TcpLimit {
  const connections = new Set<Socket>()
  /** Those over the limit, the oldest first. */
  const over = new Set<Socket>()
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    connections.add(socket)
    socket.once('close', () => {
      connections.delete(socket)
      over.delete(socket)
    })
    if (connections.size <= max || LOOPBACK.has(socket.remoteAddress ?? '')) return
    // An idle keep-alive connection makes room for the next one.
    server.closeIdleConnections()
    over.add(socket)
    const [oldest] = over
    if (over.size > MAX_WAITING) oldest?.destroy()
  })
  const keepStaff = (request: IncomingMessage): void => {
    if (over.has(request.socket) && isStaff(request)) over.delete(request.socket)
  }
  server.prependListener('upgrade', keepStaff)
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    keepStaff(request)
    if (over.has(request.socket)) response.setHeader('connection', 'close')
  })
  return {
    isOver: (socket) => over.has(socket),
    destroyLater: () =>
      void setTimeout(() => connections.forEach((socket) => socket.destroy()), CLOSE_TIMEOUT_MS).unref(),
  }
}
