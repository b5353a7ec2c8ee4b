/** The page that shows any frame of the stage by itself, served by Vite, in a real browser. */
import { realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'
import { ensureBrowser } from '../browser.mjs'
import { root } from '../sources.mjs'

/**
 * Starts the browser of the tests.
 * @param {import('playwright-core').LaunchOptions} options
 */
export async function launch(options) {
  return chromium.launch({ executablePath: await ensureBrowser(), ...options })
}

/**
 * Serves the page and starts the browser; `close` ends both.
 * @param {{ path?: string, args?: string[] }} options another page, other arguments of the browser
 */
export async function openShots({ path = 'tests/shots/index.html', args = ARGUMENTS } = {}) {
  const server = await createServer({
    configFile: false,
    root,
    cacheDir: join(tmpdir(), 'drumroll-shots'),
    plugins: [vue()],
    server: {
      host: '127.0.0.1',
      port: 0,
      hmr: false,
      watch: null,
      // Fonts come from node_modules, which may be a link to elsewhere.
      fs: { allow: [root, realpathSync(join(root, 'node_modules'))] },
    },
    optimizeDeps: { entries: ['tests/shots/main.ts', 'tests/shots/animations.ts'] },
    logLevel: 'error',
  })
  await server.listen()
  const address = new URL(path, server.resolvedUrls?.local[0]).href
  const browser = await launch({ args })
  return {
    browser,
    /**
     * A page of that size, ready to show frames.
     * @param {number} width
     * @param {number} height
     * @param {import('playwright-core').BrowserContextOptions & { lit?: boolean }} options `lit`: false where the light of the
     * set does not matter, which takes longer than all else; there is none without workers
     */
    async page(width, height, { lit = true, ...options } = {}) {
      const page = await browser.newPage({ viewport: { width, height }, ...options })
      if (!lit) await page.addInitScript(() => void Reflect.deleteProperty(globalThis, 'Worker'))
      page.on('pageerror', (error) => console.error(error))
      // Patient: on a busy machine Vite takes its time for the first page.
      await page.goto(address, { timeout: 120_000 })
      await page.waitForFunction(() => 'shots' in window || 'trial' in window)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

const COMMON = [
  // Letters as wide as on a screen of any resolution; a browser with windows does so by itself.
  '--font-render-hinting=none',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const ARGUMENTS = [...COMMON, '--disable-gpu']
/** A browser without a graphics card that has WebGL all the same: page and WebGL are both drawn by the processor. */
export const WEBGL = [...ARGUMENTS, '--enable-unsafe-swiftshader']
