import { connect, type Socket } from 'node:net'

/** A message that a phone got; its text is read only by who needs it. */
export interface ReceivedMessage {
  name: string
  /** Of a snapshot null, of facts the version that they begin at. */
  from: number | null
  version: number
  bytes: number
  json(): unknown
}

export interface PhoneListeners {
  received?(message: ReceivedMessage): void
  closed?(): void
}

/** What a frame that ends the connection is called. */
const CLOSE = 8
const START = /^2\["(\w+)",\{"(?:from":(\d+),"to|version)":(\d+),"head":"([0-9a-f]*)"/

/**
 * A Socket.IO client over a bare TCP connection: the least that speaks the protocol, so that thousands of them cost the machine
 * less than the server that is measured.
 */
export class Phone {
  version = -1
  head = ''
  private socket: Socket | null = null
  /** What has come of a packet that is not whole, and how many bytes it needs. */
  private rest: Buffer[] = []
  private needed = 0
  private upgraded = false
  private asked = 0
  private readonly answers = new Map<number, (said: unknown) => void>()

  constructor(
    private readonly auth: Record<string, unknown>,
    readonly listeners: PhoneListeners = {},
  ) {}

  /** Begins to connect; `resume` asks for what was missed since, otherwise for everything. */
  connect(port: number, resume = false): void {
    this.rest = []
    this.needed = 0
    this.upgraded = false
    const since = resume && this.version >= 0 && { since: { version: this.version, head: this.head } }
    const hello = `40${JSON.stringify({ ...this.auth, ...since })}`
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\n` +
          'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
      )
    })
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.take(chunk, hello))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (this.socket !== socket) return
      this.socket = null
      this.listeners.closed?.()
    })
    this.socket = socket
  }

  disconnect(): void {
    const { socket } = this
    this.socket = null
    socket?.destroy()
  }

  /** Sends a message and waits for the reply. */
  ask(name: string, message?: object): Promise<unknown> {
    const id = this.asked++
    return new Promise((resolve) => {
      this.answers.set(id, resolve)
      this.send(`42${id}${JSON.stringify(message ? [name, message] : [name])}`)
    })
  }

  private take(chunk: Buffer, hello: string): void {
    this.rest.push(chunk)
    this.needed -= chunk.length
    if (this.needed > 0) return
    let bytes = this.rest.length > 1 ? Buffer.concat(this.rest) : chunk
    if (!this.upgraded) {
      const end = bytes.indexOf('\r\n\r\n')
      this.upgraded = end >= 0
      if (this.upgraded) bytes = bytes.subarray(end + 4)
    }
    for (;;) {
      const frame = this.upgraded ? frameOf(bytes) : null
      if (!frame || bytes.length < frame.end) {
        this.rest = bytes.length > 0 ? [bytes] : []
        this.needed = frame ? frame.end - bytes.length : 0
        return
      }
      if (frame.closes) return void this.socket?.destroy()
      this.read(bytes.subarray(frame.start, frame.end), hello)
      bytes = bytes.subarray(frame.end)
    }
  }

  /** One packet of Engine.IO: its handshake, a ping, or a packet of Socket.IO. */
  private read(packet: Buffer, hello: string): void {
    const kind = packet.toString('latin1', 0, 2)
    if (kind.startsWith('0')) this.send(hello)
    else if (kind === '2') this.send('3')
    else if (kind === '43') {
      const [, id = '', said = ''] = /^43(\d+)\[(.*)\]$/s.exec(packet.toString()) ?? []
      this.answers.get(Number(id))?.(JSON.parse(said))
      this.answers.delete(Number(id))
    } else if (kind === '42') this.hear(packet)
    else if (kind === '44') throw new Error(`A phone was refused: ${packet.toString()}`)
  }

  private hear(packet: Buffer): void {
    const [, name, from, version, head] = START.exec(packet.toString('latin1', 1, 180)) ?? []
    if (name === undefined) return
    this.version = Number(version)
    this.head = head!
    this.listeners.received?.({
      name,
      from: from === undefined ? null : Number(from),
      version: this.version,
      bytes: packet.length,
      json: () => (JSON.parse(packet.toString('utf8', 2)) as [string, unknown])[1],
    })
  }

  /** A text frame with the mask 0, which leaves the text as it is (RFC 6455, section 5.3). */
  private send(text: string): void {
    const payload = Buffer.from(text)
    const { length } = payload
    const start = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 255]
    this.socket?.write(Buffer.concat([Buffer.from([0x81, ...start, 0, 0, 0, 0]), payload]))
  }
}

/** The frame at the start: where its payload begins and ends (RFC 6455, section 5.2); null while that is not known. */
function frameOf(bytes: Buffer): { start: number; end: number; closes: boolean } | null {
  const short = bytes[1] ?? 0
  const start = short === 127 ? 10 : short === 126 ? 4 : 2
  if (bytes.length < start) return null
  const length =
    short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short
  return { start, end: start + length, closes: (bytes[0]! & 15) === CLOSE }
}
