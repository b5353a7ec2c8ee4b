import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { Server as TlsServer } from 'node:tls'
import { TimeSlicer } from '../turns/timeSlicer.ts'

/** Of each period so much belongs to new connections as long as they keep coming, in ms. */
const PERIOD_MS = 50
const TAKING_MS = 45
/** Connections that are begun to be read in one turn of the event loop. */
const READ_AT_ONCE = 20

/**
 * New connections of a hall that comes back all at once. Node takes one in each turn of the event loop, and the system drops those
 * that find its queue full: a phone that was dropped is heard again after 1, 3, 7 or even 15 seconds. So while they keep coming the
 * turns are kept short: connections are taken first, and read and let in in what is left of the time.
 */
export class Arrivals {
  /** The last that was taken, until a turn has passed that took none. */
  private last: Socket | null = null
  private readonly reading = new TimeSlicer(READ_AT_ONCE, () => this.keepComing())

  /** `now` counts ms. */
  constructor(private readonly now = () => performance.now()) {}

  /** Reads a server's new connections in turns. To be called before anybody else listens for connections. */
  follow(server: Server): void {
    const begin = server.listeners('connection') as ((this: Server, socket: Socket) => void)[]
    server.removeAllListeners('connection')
    // Node's option of a plain server, which one for HTTP does not take: nothing is read before `resume`. One for TLS hands it on to its own sockets.
    if (!(server instanceof TlsServer)) Object.assign(server, { pauseOnConnect: true })
    server.on('connection', (socket: Socket) => {
      this.took(socket)
      socket.pause()
      // An error that nobody listens to would end the server.
      socket.on('error', ignore)
      this.reading.run([socket], () => {
        socket.off('error', ignore)
        if (socket.destroyed) return
        for (const each of begin) each.call(server, socket)
        socket.resume()
      })
    })
  }

  /** Whether work for those who are connected has to wait now, since connections are still to be taken. */
  keepComing(): boolean {
    return this.last !== null && this.now() % PERIOD_MS < TAKING_MS
  }

  private took(socket: Socket): void {
    this.last = socket
    // The first comes at the end of this turn, the second at the end of the next, which takes the next connection if there is one.
    setImmediate(() =>
      setImmediate(() => {
        if (this.last === socket) this.last = null
      }),
    )
  }
}

const ignore = (): void => undefined
