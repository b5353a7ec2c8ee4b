import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** A connection that does not end by itself within so many ms of a stop is cut. */
const PATIENCE = 1000

/**
 * Keeps account of a server's connections. The answer, called when the server stops, cuts those that have not ended soon: a phone
 * that has gone without a word, a request that never ends.
 */
export function cutter(server: Server): () => void {
  const connections = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  return () => {
    setTimeout(() => connections.forEach((socket) => socket.destroy()), PATIENCE).unref()
  }
}
