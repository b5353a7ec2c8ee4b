import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Connections that are still open this long after a stop are destroyed. */
const CLOSE_TIMEOUT_MS = 1000
/** A connection whose request headers have not arrived by then is closed. */
const HEADERS_TIMEOUT_MS = 20_000
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * Limits a server's open TCP connections, HTTP and WebSocket together, to `max`; those from this machine, where the host works,
 * are always accepted. Returns a function to be called when the server stops: it destroys the connections that have not closed
 * within a second.
 */
export function limitConnections(server: Server, max: number): () => void {
  const connections = new Set<Socket>()
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.on('connection', (socket: Socket) => {
    if (connections.size >= max && !LOOPBACK.has(socket.remoteAddress ?? '')) {
      // An idle keep-alive connection makes room for the next one.
      server.closeIdleConnections()
      socket.destroy()
      return
    }
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  return () => {
    setTimeout(() => connections.forEach((socket) => socket.destroy()), CLOSE_TIMEOUT_MS).unref()
  }
}
