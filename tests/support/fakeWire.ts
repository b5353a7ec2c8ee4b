import { connect, createServer, type Server, type Socket } from 'node:net'

/** A connection that carries whatever comes. */
export const SOUND = { bytes: Infinity, ends: 'cut' } as const

interface Pair {
  client: Socket
  server: Socket
}

/** A network between a page and a server that a test can break in every way that networks do. */
export class FakeWire {
  /** Bytes from the page, or to it, vanish; their connections stay. */
  deaf = false
  dumb = false
  /** How many bytes a new connection carries to the page, and what becomes of it then. */
  fate: () => { bytes: number; ends: 'cut' | 'silence' } = () => SOUND
  private readonly pairs = new Set<Pair>()
  private isDown = false
  private watchers: (() => void)[] = []

  private constructor(
    private readonly door: Server,
    private target: string,
  ) {}

  static async to(target: string): Promise<FakeWire> {
    const door = createServer()
    const wire = new FakeWire(door, target)
    door.on('connection', (client) => wire.carry(client))
    await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening))
    return wire
  }

  get address(): string {
    const { port } = this.door.address() as { port: number }
    return `http://127.0.0.1:${port}`
  }

  /** From now on connections lead to another server. */
  lead(target: string): void {
    this.target = target
    this.cut()
  }

  /** Breaks every connection. */
  cut(): void {
    for (const { client, server } of this.pairs) {
      client.destroy()
      server.destroy()
    }
  }

  down(): void {
    this.isDown = true
    this.cut()
  }

  up(): void {
    this.isDown = false
  }

  /** Connections of now carry nothing any more, and nobody is told; later ones are sound. */
  stall(): void {
    for (const { client, server } of this.pairs) {
      client.removeAllListeners('data').pause()
      server.removeAllListeners('data').pause()
    }
  }

  /** Resolves when a new connection has been made. */
  connected(): Promise<void> {
    return new Promise((wake) => this.watchers.push(wake))
  }

  async end(): Promise<void> {
    this.cut()
    await new Promise((closed) => this.door.close(closed))
  }

  private carry(client: Socket): void {
    client.on('error', () => undefined)
    if (this.isDown) {
      client.destroy()
      return
    }
    const { hostname, port } = new URL(this.target)
    const server = connect(Number(port), hostname).on('error', () => undefined)
    const pair = { client, server }
    this.pairs.add(pair)
    const { bytes: most, ends } = this.fate()
    let left = most
    client.on('data', (bytes) => void (this.dumb || server.write(bytes)))
    server.on('data', (bytes) => {
      if (this.deaf) return
      if (left > 0) client.write(bytes.subarray(0, left))
      left -= bytes.length
      if (left <= 0 && ends === 'cut') client.end()
    })
    const over = () => {
      client.destroy()
      server.destroy()
      this.pairs.delete(pair)
    }
    client.on('close', over)
    server.on('close', over)
    for (const wake of this.watchers.splice(0)) wake()
  }
}
