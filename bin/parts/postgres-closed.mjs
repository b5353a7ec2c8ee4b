/**
 * What is mended of the PostgreSQL driver (postgres 3.4.9). It keeps what it was about to write when a connection closes: the bytes stand before the
 * greeting of the next connection, which then waits for its time-out; and what is written to a connection that has closed ends the
 * process. Here the one is dropped, and the other fails the query that asked for it.
 * @type {[found: string, better: string][]}
 */
const MENDED = [
  [
    "    clearImmediate(nextWriteTimer)\n    socket.removeListener('data', data)",
    "    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener('data', data)",
  ],
  [
    '    const x = socket.write(chunk, fn)\n',
    "    if (!socket) {\n      chunk = nextWriteTimer = null\n      error(Errors.connection('CONNECTION_CLOSED', options, socket))\n      return false\n    }\n    const x = socket.write(chunk, fn)\n",
  ],
]

/**
 * A Vite plugin for the build. The build fails where the driver has changed.
 * @returns {import('vite').Plugin}
 */
export function postgresClosed() {
  return {
    name: 'drumroll:postgres-closed',
    apply: 'build',
    transform(code, id) {
      if (!id.replaceAll('\\', '/').endsWith('/postgres/src/connection.js')) return null
      let mended = code
      for (const [found, better] of MENDED) {
        if (mended.split(found).length !== 2)
          throw new Error('The PostgreSQL driver has changed: see whether it still needs to be mended.')
        mended = mended.replace(found, () => better)
      }
      return { code: mended, map: null }
    },
  }
}
