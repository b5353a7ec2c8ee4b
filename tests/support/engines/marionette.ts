import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Command, Connection } from './webdriver.ts'

type Answer = [type: 1, id: number, error: { error: string; message: string } | null, result: unknown]
type Waiting = { resolve(result: unknown): void; reject(error: Error): void }

/**
 * WebDriver's commands as Firefox takes them without a driver beside it: JSON over TCP, each message with its length before it.
 */
export class Marionette implements Connection {
  private readonly waiting = new Map<number, Waiting>()
  private received = Buffer.alloc(0)
  private last = 0

  private constructor(private readonly socket: Socket) {
    socket.on('data', (data) => this.receive(data))
    socket.on('close', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('Firefox is gone'))
    })
  }

  static async connect(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Marionette(socket)
  }

  give<T>(command: Command, parameters: object = {}, id?: string): Promise<T> {
    const number = ++this.last
    const message = JSON.stringify([0, number, `WebDriver:${command}`, { ...parameters, ...(id && { id }) }])
    this.socket.write(`${Buffer.byteLength(message)}:${message}`)
    return new Promise((resolve, reject) => this.waiting.set(number, { resolve: resolve as never, reject }))
  }

  close(): void {
    this.socket.destroy()
  }

  private receive(data: Buffer): void {
    this.received = Buffer.concat([this.received, data])
    for (;;) {
      const colon = this.received.indexOf(':')
      const end = colon + 1 + Number(this.received.subarray(0, Math.max(0, colon)))
      if (colon < 0 || this.received.length < end) return
      const message = JSON.parse(this.received.subarray(colon + 1, end).toString()) as Answer | object
      this.received = this.received.subarray(end)
      // The first message is a greeting.
      if (Array.isArray(message)) this.answer(message as Answer)
    }
  }

  private answer([, id, error, result]: Answer): void {
    const waiting = this.waiting.get(id)!
    this.waiting.delete(id)
    if (error) waiting.reject(new Error(`${error.error}: ${error.message}`))
    else waiting.resolve(result && typeof result === 'object' && 'value' in result ? result.value : result)
  }
}
