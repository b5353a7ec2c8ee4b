import { chromium as playwright } from 'playwright-core'
import { findBrowser } from '../../../bin/browser.mjs'
import { WEBGL } from '../../../bin/parts/shots.mjs'
import type { Engine } from './engine.ts'
import { SIZE } from './webdriver.ts'

export const chromium: Engine = {
  name: 'Chromium',
  missing: async () => ((await findBrowser()) ? null : 'chromium'),
  async start() {
    const browser = await playwright.launch({ executablePath: (await findBrowser())!, args: WEBGL })
    const device = await browser.newContext({ viewport: SIZE, locale: 'en-GB' })
    return {
      async window() {
        const page = await device.newPage()
        return {
          open: async (address) => void (await page.goto(address)),
          read: (body) => page.evaluate(`(() => { ${body} })()`),
          press: (selector) => page.locator(selector).first().click(),
          type: (selector, text) => page.locator(selector).first().fill(text),
          picture: () => page.screenshot(),
        }
      },
      end: () => browser.close(),
    }
  },
}
