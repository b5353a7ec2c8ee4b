import { join } from 'node:path'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { expect } from 'vitest'
import { findBrowser } from '../../bin/browser.mjs'
import { root } from '../../bin/sources.mjs'
import { PATIENCE } from './eventually.ts'
import type { PageServer } from './builtServer.ts'

/** Browser settings of a phone. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}
/** Maximum clock difference in ms between pages on one machine; a leaked name would be seconds early. */
export const CLOCKS = 200
/** A projector: small, so that software can draw several at once. */
export const PROJECTOR: BrowserContextOptions = { viewport: { width: 640, height: 360 } }

const PICTURES = join(root, '.build', 'journeys')
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  // Letters as wide as on a screen of any resolution; a browser with windows does so by itself.
  '--font-render-hinting=none',
]

/** Every screen of a journey in a real browser, and every trouble that their pages had. */
export class Screens {
  readonly troubles: string[] = []
  private readonly expected: RegExp[] = []

  private constructor(
    private readonly server: PageServer,
    private readonly browser: Browser,
  ) {}

  /** `more`: further arguments of the browser. */
  static async of(server: PageServer, more: readonly string[] = []): Promise<Screens> {
    const executablePath = await findBrowser()
    if (executablePath === null)
      throw new Error('No Chrome, Edge or Chromium was found: run npm test, or set CHROME_PATH.')
    return new Screens(server, await chromium.launch({ executablePath, args: [...ARGUMENTS, ...more] }))
  }

  /** A device with cookies of its own; English, and as large as a laptop, if nothing else is said. */
  async device(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const device = await this.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      baseURL: this.server.origin,
      ...options,
    })
    device.setDefaultTimeout(PATIENCE)
    await device.exposeBinding('violated', ({ page }, what: string) => this.note(page, what))
    await device.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        (window as unknown as { violated(what: string): void }).violated(
          `security policy: ${violatedDirective} ${blockedURI}`,
        ),
      )
    })
    device.on('page', (page) => this.watch(page))
    return device
  }

  /** A page on a device of its own. */
  async page(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await this.device(options)).newPage()
    await page.goto(path)
    return page
  }

  /** Trouble that a journey brings about itself, such as a server that is gone. */
  expect(trouble: RegExp): void {
    this.expected.push(trouble)
  }

  /** Takes a picture of every page, for whoever looks into a journey that failed. */
  async photograph(name: string): Promise<void> {
    const pages = this.browser.contexts().flatMap((device) => device.pages())
    for (const [i, page] of pages.entries())
      await page.screenshot({ path: join(PICTURES, `${name.slice(0, 60)} ${i + 1}.png`) })
    console.error(`Pictures of ${pages.length} screens are in ${PICTURES}`)
  }

  /** Closes the browser; fails on any trouble that was not expected. */
  async close(): Promise<void> {
    await this.browser.close()
    const unexpected = this.troubles.filter((trouble) => !this.expected.some((one) => one.test(trouble)))
    expect({ unexpected, server: this.server.errors() }).toEqual({ unexpected: [], server: [] })
  }

  private watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.note(page, `${message.text()} ${message.location().url}`)
    })
    page.on('pageerror', (error) => this.note(page, `thrown: ${error.stack ?? error.message}`))
    page.on('crash', () => this.note(page, 'crashed'))
  }

  private note(page: Page, what: string): void {
    this.troubles.push(`${new URL(page.url()).pathname}: ${what}`)
  }
}
