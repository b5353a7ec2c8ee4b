import type { EventEmitter } from 'node:events'
import type { Limits } from '../access/limits.ts'
import type { Rate } from '../access/rate.ts'
import type { Connection } from '../broadcast/connection.ts'

type EngineConnection = Connection['conn']

/** A connection that sends more packets than this over its rate is cut. */
const MAX_PACKETS_OVER_RATE = 100

/**
 * Counts all that the engine receives on a connection, whatever Socket.IO makes of it: messages, acknowledgements, handshakes
 * for namespaces that do not exist, binary, heartbeats, and the pings of WebSocket itself. A connection that goes on beyond its
 * rate is cut.
 */
export class PacketCounter {
  private readonly rates = new WeakMap<EngineConnection, Rate>()

  constructor(private readonly limits: Limits['packets']) {}

  /** Counts what arrives from now on. */
  watch(connection: EngineConnection): void {
    const { request } = connection
    let over = 0
    const count = () => {
      const rate = this.rates.get(connection) ?? this.limits.hall
      // Under a key of its own: what is refused of messages is counted under the connection.
      if (rate.take(request) || ++over <= MAX_PACKETS_OVER_RATE) return
      connection.close(true)
      request.socket.destroy()
    }
    connection.on('packet', count)
    const { websocket } = request as { websocket?: EventEmitter }
    websocket?.on('ping', count).on('pong', count)
  }

  /** From now on a connection has the rate of those who run the show. */
  trust(connection: EngineConnection): void {
    this.rates.set(connection, this.limits.staff)
  }
}
