import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A TCP proxy on loopback, whose connections a test cuts, or whose answers it loses. */
export class TcpProxy {
  private readonly pairs = new Set<[client: Socket, target: Socket]>()
  private losing: Buffer | null = null
  private isDown = false
  private delay = 0
  private isBreaking = () => false

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static to(host: string, port: number): Promise<TcpProxy> {
    return TcpProxy.toOneOf(host, () => port)
  }

  /** Each connection goes to the port that is chosen when it comes; 0 for none. */
  static async toOneOf(host: string, choose: () => number): Promise<TcpProxy> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const proxy = new TcpProxy(server, (server.address() as AddressInfo).port)
    server.on('connection', (client) => {
      const port = proxy.isDown ? 0 : choose()
      if (port > 0) proxy.join(client, connect(port, host))
      else client.on('error', () => undefined).destroy()
    })
    return proxy
  }

  /** Ends every connection; new ones are taken. */
  cut(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy()
    this.pairs.clear()
  }

  /** From now on nothing reaches the other side, and nobody is told, until `up`. */
  down(): void {
    this.isDown = true
    this.cut()
  }

  up(): void {
    this.isDown = false
  }

  /** From now on whatever passes takes so long, ms, an end too, and one piece of so many breaks its connection: 0 for none. */
  worsen(delay: number, breaks: number, random: () => number): void {
    this.delay = delay
    this.isBreaking = () => breaks > 0 && random() * breaks < 1
  }

  /** Lets everything through but the first answer with these bytes: instead of it every connection is cut. */
  lose(bytes: Buffer): Promise<void> {
    this.losing = bytes
    return new Promise((resolve) => this.server.once('lost', resolve))
  }

  async close(): Promise<void> {
    this.cut()
    this.server.close()
    await once(this.server, 'close')
  }

  private join(client: Socket, target: Socket): void {
    this.pairs.add([client, target])
    const pass = (to: Socket, data: Buffer): void => {
      if (this.isBreaking()) to.destroy()
      else if (this.delay > 0) setTimeout(() => to.destroyed || to.write(data), this.delay)
      else to.write(data)
    }
    client.on('data', (data) => pass(target, data))
    target.on('data', (data) => {
      if (!this.losing || !data.includes(this.losing)) return pass(client, data)
      this.losing = null
      this.cut()
      this.server.emit('lost')
    })
    for (const [one, other] of [
      [client, target],
      [target, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => setTimeout(() => other.destroy(), this.delay))
    }
  }
}
