import { connect, type Socket } from 'node:net'
import { randomBytes } from 'node:crypto'

const TEXT = 0x81
const CLOSE = 0x88

/** A WebSocket by hand, with which a test says what no library would. */
export class RawSocket {
  /** The text messages that came. */
  readonly received: string[] = []
  /** Every frame that came, byte for byte. */
  readonly frames: Buffer[] = []
  /** What came before the first frame. */
  head = ''
  closed = false
  private rest = Buffer.alloc(0)
  private waiting: (() => void)[] = []

  private constructor(
    readonly socket: Socket,
    private readonly host: string,
  ) {
    socket.on('data', (bytes) => this.take(bytes))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.closed = true
      this.wake()
    })
  }

  /** A connection with its upgrade; resolves once the server has answered or closed. */
  static async open(base: string, headers: Record<string, string> = {}, path?: string): Promise<RawSocket> {
    const raw = RawSocket.connect(base)
    await raw.upgrade(headers, path)
    return raw
  }

  /** A connection over which nothing has been asked yet. */
  static connect(base: string): RawSocket {
    const { hostname, port, host } = new URL(base)
    return new RawSocket(connect(Number(port), hostname), host)
  }

  /** A request that is never finished. */
  static async unfinished(base: string, beginning: string): Promise<RawSocket> {
    const raw = RawSocket.connect(base)
    await new Promise((done) => raw.socket.write(`${beginning}host: ${raw.host}\r\n\r\n`, done))
    return raw
  }

  /** Asks for an upgrade; resolves once the server has answered or closed. */
  async upgrade(
    headers: Record<string, string> = {},
    path = '/socket.io/?EIO=4&transport=websocket',
  ): Promise<void> {
    const all = {
      host: this.host,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      ...headers,
    }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
    this.socket.write([`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
    await this.until(() => this.head !== '' || this.closed)
  }

  /** The HTTP status that the upgrade was answered with; 0 if none. */
  get status(): number {
    return Number(/^HTTP\/1\.1 (\d+)/.exec(this.head)?.[1] ?? 0)
  }

  /** Sends text messages in one chunk. */
  sendText(...texts: string[]): void {
    this.send(...texts.map((text) => frame(TEXT, Buffer.from(text))))
  }

  send(...bytes: Buffer[]): void {
    this.socket.write(Buffer.concat(bytes))
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((wake) => this.waiting.push(wake))
  }

  /** Resolves with the first message that begins so. */
  async messageStarting(beginning: string): Promise<string> {
    const found = () => this.received.find((text) => text.startsWith(beginning))
    await this.until(() => found() !== undefined || this.closed)
    return found() ?? 'closed'
  }

  close(): void {
    this.socket.destroy()
  }

  private wake(): void {
    for (const wake of this.waiting.splice(0)) wake()
  }

  private take(bytes: Buffer): void {
    this.rest = Buffer.concat([this.rest, bytes])
    if (this.head === '') {
      const end = this.rest.indexOf('\r\n\r\n')
      if (end < 0) return
      this.head = this.rest.subarray(0, end).toString()
      this.rest = this.rest.subarray(end + 4)
    }
    for (let read = unframed(this.rest); read; read = unframed(this.rest)) {
      this.frames.push(Buffer.from(this.rest.subarray(0, read.size)))
      if (read.code === TEXT) this.received.push(read.payload.toString())
      if (read.code === CLOSE) this.socket.destroy()
      this.rest = this.rest.subarray(read.size)
    }
    this.wake()
  }
}

/** A masked frame, as a client has to send it (RFC 6455, section 5.2); `code` is its first byte. */
export function frame(code: number, payload: Buffer): Buffer {
  const { length } = payload
  const size = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const head = Buffer.alloc(size)
  head[0] = code
  head[1] = 0x80 | (size === 2 ? length : size === 4 ? 126 : 127)
  if (size === 4) head.writeUInt16BE(length, 2)
  if (size === 10) head.writeBigUInt64BE(BigInt(length), 2)
  const mask = randomBytes(4)
  return Buffer.concat([head, mask, payload.map((byte, i) => byte ^ mask[i % 4]!)])
}

function unframed(bytes: Buffer): { code: number; payload: Buffer; size: number } | null {
  if (bytes.length < 2) return null
  const short = bytes[1]! & 0x7f
  const start = short < 126 ? 2 : short === 126 ? 4 : 10
  if (bytes.length < start) return null
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  if (bytes.length < start + length) return null
  return { code: bytes[0]!, payload: bytes.subarray(start, start + length), size: start + length }
}
