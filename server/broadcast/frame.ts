import type { Socket } from 'socket.io'
import { Turns } from '../turns/turns.ts'

/** A Socket.IO event of the main namespace, encoded once for any number of WebSockets. */
export interface Message {
  text: string
  frame: Buffer
}

/** Encodes an event whose only argument is already JSON. */
export function encode(name: string, json: string): Message {
  const text = `2["${name}",${json}]`
  // 4 is Engine.IO's mark of a message.
  return { text, frame: unmasked(Buffer.from(`4${text}`)) }
}

/** The same of JSON in pieces, in turns with other work. */
export async function encodeInTurns(name: string, pieces: Iterable<string>): Promise<Message> {
  const turns = new Turns()
  let text = `2["${name}",`
  const parts = [Buffer.from(`4${text}`)]
  for (const piece of pieces) {
    text += piece
    parts.push(Buffer.from(piece))
    await turns.rest()
  }
  parts.push(Buffer.from(']'))
  const size = sizeOf(parts)
  const head = headOf(size)
  const frame = Buffer.allocUnsafe(head.length + size)
  let at = head.copy(frame)
  for (const part of parts) {
    at += part.copy(frame, at)
    await turns.rest()
  }
  return { text: `${text}]`, frame }
}

/** A whole, unmasked text frame (RFC 6455, section 5.2). */
const unmasked = (payload: Buffer): Buffer => Buffer.concat([headOf(payload.length), payload])

const sizeOf = (parts: readonly Buffer[]): number => parts.reduce((sum, part) => sum + part.length, 0)

/** What stands before a payload of this length. */
function headOf(length: number): Buffer {
  const size = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const head = Buffer.alloc(size)
  head[0] = 0x81
  if (size === 2) head[1] = length
  else if (size === 4) {
    head[1] = 126
    head.writeUInt16BE(length, 2)
  } else {
    head[1] = 127
    head.writeBigUInt64BE(BigInt(length), 2)
  }
  return head
}

/** A socket with more unsent messages than this is closed; its client reconnects and resumes by version. */
const MAX_QUEUED_MESSAGES = 256

/** `readyState` of a WebSocket that is open. */
const OPEN = 1

/** What Engine.IO sends such a frame with, where its connection is a WebSocket. */
interface WebSocketTransport {
  writable: boolean
  socket?: {
    readyState: number
    bufferedAmount: number
    _sender?: { sendFrame(frame: readonly Buffer[]): void }
  }
}

/** Sends an encoded message to one socket; one that has stopped reading is closed. */
export function write(socket: Socket, message: Message): void {
  if (!socket.connected) return
  const { conn } = socket
  const { writeBuffer } = conn as unknown as { writeBuffer: unknown[] }
  // Where nothing waits it goes out at once, without the bookkeeping of a packet, which takes as long as the sending.
  const { writable, socket: webSocket } = (conn.transport ?? {}) as unknown as WebSocketTransport
  const isIdle = conn.readyState === 'open' && writable && writeBuffer.length === 0
  if (isIdle && webSocket?._sender && webSocket.readyState === OPEN && webSocket.bufferedAmount === 0)
    return webSocket._sender.sendFrame([message.frame])
  if (writeBuffer.length > MAX_QUEUED_MESSAGES) return void conn.close(true)
  conn.write(message.text, { compress: false, wsPreEncodedFrame: [message.frame] } as object)
}
