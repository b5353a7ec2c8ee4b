/** An HTTP server without a socket of its own: another server carries it and outlives it. */
import { Server } from 'node:http'

/**
 * Listens when the carrying server does, has its address, and gets its requests and upgrades by `emit`. Closing it
 * leaves the carrying server open.
 */
export class CarriedServer extends Server {
  #carrier
  #open = false

  /**
   * @param {Server} carrier
   * @param {import('node:http').RequestListener} handler
   */
  constructor(carrier, handler) {
    super(handler)
    this.#carrier = carrier
  }

  get listening() {
    return this.#open
  }

  address() {
    return this.#carrier.address()
  }

  /**
   * The first one that listens says where the carrier listens; later ones take what is there.
   * @param {any[]} args
   */
  listen(...args) {
    const done = args.findLast((value) => typeof value === 'function')
    if (done) this.once('listening', done)
    const open = () => {
      this.#open = true
      this.emit('listening')
    }
    if (this.#carrier.listening) {
      setImmediate(open)
      return this
    }
    this.#carrier.once('error', (error) => this.emit('error', error))
    this.#carrier.listen(...args.filter((value) => typeof value !== 'function'))
    this.#carrier.once('listening', open)
    return this
  }

  /** @param {(error?: Error) => void} [done] */
  close(done) {
    this.#open = false
    setImmediate(() => {
      this.emit('close')
      done?.()
    })
    return this
  }
}
