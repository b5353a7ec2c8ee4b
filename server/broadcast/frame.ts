import type { Socket } from 'socket.io'

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

/** A whole, unmasked text frame (RFC 6455, section 5.2). */
function unmasked(payload: Buffer): Buffer {
  const { length } = payload
  const size = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(size + length)
  frame[0] = 0x81
  if (size === 2) frame[1] = length
  else if (size === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  payload.copy(frame, size)
  return frame
}

/** A socket with more unsent messages than this is closed; its client reconnects and resumes by version. */
const MAX_QUEUED_MESSAGES = 256

/** Sends an encoded message to one socket; one that has stopped reading is closed. */
export function write(socket: Socket, message: Message): void {
  if (!socket.connected) return
  const { conn } = socket
  if ((conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length > MAX_QUEUED_MESSAGES) {
    conn.close(true)
    return
  }
  const options = { compress: false, wsPreEncodedFrame: [message.frame] }
  conn.write(message.text, options)
}
