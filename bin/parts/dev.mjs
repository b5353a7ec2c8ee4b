/**
 * Development: one HTTP server that stays carries Vite (pages, hot reload) and, behind it, the current instance of
 * the app; an edit in server/ or shared/ closes that one and makes the next.
 */
import { readFile } from 'node:fs/promises'
import { Server } from 'node:http'
import { join, sep } from 'node:path'
import { createServer, createServerModuleRunner } from 'vite'
import { root } from '../sources.mjs'
import { carriedServer } from './carried.mjs'
import { pages } from './entries.mjs'

const sources = ['server', 'shared'].map((folder) => join(root, folder))

/** Starts development where the app's settings say, until a signal ends it. */
export async function develop() {
  const outer = new Server()
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    server: { middlewareMode: true, hmr: { server: outer }, fs: { allow: [root] } },
  })
  const environment = /** @type {import('vite').DevEnvironment} */ (vite.environments['ssr'])
  const runner = createServerModuleRunner(environment, { hmr: false })
  /** @type {Server | null} */
  let inner = null
  /** @type {{listen(): Promise<string>, close(): Promise<void>} | null} */
  let app = null

  async function begin() {
    const { buildApp } = await runner.import(join(root, 'server', 'app.ts'))
    const { readConfig } = await runner.import(join(root, 'server', 'config.ts'))
    app = await buildApp(readConfig(process.env, process.argv.slice(2)), {
      pages: (/** @type {any} */ req, /** @type {any} */ res) =>
        servePage(req, res).catch((error) => res.writeHead(500).end(error.stack)),
      serverFactory: (/** @type {any} */ handler) => (inner = carriedServer(outer, handler)),
    })
    return app?.listen()
  }

  async function restart() {
    const closing = app
    app = inner = null
    try {
      await closing?.close()
      runner.clearCache()
      await begin()
      console.log('The server has been restarted.')
    } catch (error) {
      console.error(error instanceof Error ? error.stack : error)
    }
  }

  /**
   * @param {import('node:http').IncomingMessage} req
   * @param {import('node:http').ServerResponse} res
   */
  async function servePage(req, res) {
    const { pathname } = new URL(req.url ?? '/', 'http://page')
    const { PAGES } = await runner.import(join(root, 'server', 'pages.ts'))
    const name = PAGES[pathname]
    const file = pages()[name]
    if (!file) return res.writeHead(404).end()
    const html = await vite.transformIndexHtml(`/${name}/index.html`, await readFile(file, 'utf8'))
    return res
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      .end(html)
  }

  outer.on('request', (req, res) => {
    vite.middlewares(req, res, () => {
      if (inner) inner.emit('request', req, res)
      else
        res.writeHead(503, { 'content-type': 'text/plain' }).end('The server has stopped: see the terminal.')
    })
  })
  outer.on('upgrade', (req, socket, head) => {
    if (req.headers['sec-websocket-protocol']?.startsWith('vite-')) return
    if (inner) inner.emit('upgrade', req, socket, head)
    else socket.destroy()
  })

  /** Restarts come one after the other, and edits saved together share one. */
  let running = Promise.resolve()
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  vite.watcher.add(sources)
  vite.watcher.on('all', (_event, file) => {
    if (!sources.some((folder) => file.startsWith(folder + sep))) return
    clearTimeout(timer)
    timer = setTimeout(() => (running = running.then(restart)), 80)
  })

  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      await running
      await app?.close()
      process.exit()
    })
  }
  console.log(await begin())
}
