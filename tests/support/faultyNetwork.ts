import { connect, createServer, type Server, type Socket } from 'node:net'

/** A connection without a limit. */
export const UNLIMITED = { bytes: Infinity, ends: 'cut' } as const

interface Pair {
  client: Socket
  server: Socket
}

/** A network between a page and a server that a test can break in every way that networks do. */
export class FaultyNetwork {
  /** Bytes to the page are dropped; its connections stay open. */
  dropsToPage = false
  /** Bytes from the page are dropped; its connections stay open. */
  dropsFromPage = false
  /** How many bytes a new connection carries to the page, and whether it is then closed or goes silent. */
  limitNext: () => { bytes: number; ends: 'cut' | 'silence' } = () => UNLIMITED
  private readonly pairs = new Set<Pair>()
  private isDown = false
  private watchers: (() => void)[] = []

  private constructor(
    private readonly listener: Server,
    private target: string,
  ) {}

  static async to(target: string): Promise<FaultyNetwork> {
    const listener = createServer()
    const network = new FaultyNetwork(listener, target)
    listener.on('connection', (client) => network.accept(client))
    await new Promise<void>((listening) => listener.listen(0, '127.0.0.1', listening))
    return network
  }

  get address(): string {
    const { port } = this.listener.address() as { port: number }
    return `http://127.0.0.1:${port}`
  }

  /** From now on connections go to another server; the open ones are cut. */
  redirect(target: string): void {
    this.lead(target)
    this.cut()
  }

  /** From now on new connections go to another server, as a load balancer has it; the open ones stay. */
  lead(target: string): void {
    this.target = target
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

  /** The open connections carry nothing any more, without being closed; later ones work. */
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
    await new Promise((closed) => this.listener.close(closed))
  }

  private accept(client: Socket): void {
    client.on('error', () => undefined)
    if (this.isDown) {
      client.destroy()
      return
    }
    const { hostname, port } = new URL(this.target)
    const server = connect(Number(port), hostname).on('error', () => undefined)
    const pair = { client, server }
    this.pairs.add(pair)
    const { bytes: most, ends } = this.limitNext()
    let left = most
    client.on('data', (bytes) => void (this.dropsFromPage || server.write(bytes)))
    server.on('data', (bytes) => {
      if (this.dropsToPage) return
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
