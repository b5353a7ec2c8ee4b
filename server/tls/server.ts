import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http'
import { createServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Certificate } from './certificate.ts'

/** The first byte of a TLS connection: a handshake record (RFC 8446, section 5.1). */
const HANDSHAKE = 0x16
/** A connection that has not agreed on its keys by then is closed. */
const HANDSHAKE_TIMEOUT_MS = 20_000

/**
 * An HTTPS server that sends whoever asks it in plain HTTP to the same address with https, so that an address typed without it
 * leads somewhere. `checked` gives the host of a `Host` header if it is one of ours, else null.
 */
export function tlsServer(
  { cert, key }: Certificate,
  checked: (host: string | undefined) => string | null,
  handler: RequestListener,
): Server {
  const secure = createServer({ cert, key, handshakeTimeout: HANDSHAKE_TIMEOUT_MS }, handler)
  const plain = createPlainServer((request, response) => {
    const host = checked(request.headers.host)
    const location = host && request.url?.startsWith('/') ? `https://${host}${request.url}` : null
    response.writeHead(location ? 308 : 400, { connection: 'close', ...(location && { location }) }).end()
  })
  const handshakes = secure.listeners('connection') as ((this: Server, socket: Socket) => void)[]
  secure.removeAllListeners('connection')
  secure.on('connection', (socket: Socket) => {
    socket.setTimeout(HANDSHAKE_TIMEOUT_MS, () => socket.destroy())
    socket.once('error', () => socket.destroy())
    socket.once('data', (first: Buffer) => {
      socket.setTimeout(0)
      socket.removeAllListeners('timeout')
      // What has been read is read again by whoever takes the connection.
      socket.pause()
      socket.unshift(first)
      if (first[0] === HANDSHAKE) for (const handshake of handshakes) handshake.call(secure, socket)
      else {
        plain.emit('connection', socket)
        socket.resume()
      }
    })
  })
  return secure as Server
}
