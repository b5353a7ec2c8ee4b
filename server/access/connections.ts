import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** A connection that does not end by itself within so many ms of a stop is cut. */
const PATIENCE = 1000
/** A connection that has not said what it asks for after so many ms is closed. */
const SILENCE = 20_000
const OWN = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * Keeps account of a server's connections, HTTP and sockets alike: no more than `most`, but this very machine, on which the
 * host sits, always finds one. The answer, called when the server stops, cuts those that have not ended soon: a phone that has
 * gone without a word, a request that never ends.
 */
export function keepCount(server: Server, most: number): () => void {
  const connections = new Set<Socket>()
  server.headersTimeout = SILENCE
  server.on('connection', (socket: Socket) => {
    if (connections.size >= most && !OWN.has(socket.remoteAddress ?? '')) {
      // The next one may have the place of somebody who waits for nothing.
      server.closeIdleConnections()
      socket.destroy()
      return
    }
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  return () => {
    setTimeout(() => connections.forEach((socket) => socket.destroy()), PATIENCE).unref()
  }
}
