import { Server } from 'node:http'

/**
 * An HTTP server without a socket of its own: it listens when the carrying one does, has its address and gets its
 * requests and upgrades by `emit`; closing it leaves the carrying one open. The first that listens says where.
 * @param {Server} carrier
 * @param {import('node:http').RequestListener} handler
 * @returns {Server}
 */
export function carriedServer(carrier, handler) {
  const server = new Server(handler)
  let open = false
  Object.defineProperty(server, 'listening', { get: () => open })

  server.address = () => carrier.address()

  server.listen = (/** @type {any[]} */ ...args) => {
    const done = args.findLast((value) => typeof value === 'function')
    if (done) server.once('listening', done)
    const opened = () => {
      open = true
      server.emit('listening')
    }
    if (carrier.listening) setImmediate(opened)
    else {
      carrier.once('error', (error) => server.emit('error', error))
      carrier.listen(...args.filter((value) => typeof value !== 'function'))
      carrier.once('listening', opened)
    }
    return server
  }

  server.close = (done) => {
    open = false
    setImmediate(() => {
      server.emit('close')
      done?.()
    })
    return server
  }

  return server
}
