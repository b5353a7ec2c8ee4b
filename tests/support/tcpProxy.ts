import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A TCP proxy on loopback, whose connections a test cuts, or whose answers it loses. */
export class TcpProxy {
  private readonly pairs = new Set<[client: Socket, target: Socket]>()
  private losing: Buffer | null = null

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(host: string, port: number): Promise<TcpProxy> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const proxy = new TcpProxy(server, (server.address() as AddressInfo).port)
    server.on('connection', (client) => proxy.join(client, connect(port, host)))
    return proxy
  }

  /** Ends every connection; new ones are taken. */
  cut(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy()
    this.pairs.clear()
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
    client.on('data', (data) => target.write(data))
    target.on('data', (data) => {
      if (!this.losing || !data.includes(this.losing)) return void client.write(data)
      this.losing = null
      this.cut()
      this.server.emit('lost')
    })
    for (const [one, other] of [
      [client, target],
      [target, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  }
}
