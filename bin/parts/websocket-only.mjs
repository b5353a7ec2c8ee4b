/** Every page connects by WebSocket alone (client/link/link.ts), so the build leaves out the other ways to connect. */
const TRANSPORTS = /engine\.io-client\/build\/esm\/transports\/index\.js$/

/**
 * A Vite plugin for the build: of engine.io-client's transports only the one over WebSocket. The build fails where the file
 * that lists them has moved.
 * @returns {import('vite').Plugin}
 */
export function webSocketOnly() {
  let applied = false
  return {
    name: 'drumroll:websocket-only',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    load(id) {
      if (!TRANSPORTS.test(id)) return null
      applied = true
      return `import { WS } from './websocket.js'\nexport const transports = { websocket: WS }\n`
    },
    buildEnd(error) {
      if (!error && !applied)
        this.error('engine.io-client no longer lists its transports in transports/index.js')
    },
  }
}
