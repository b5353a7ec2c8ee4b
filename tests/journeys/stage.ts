import type { BrowserContext, Page } from 'playwright-core'
import { PROJECTOR, type Screens } from './screens.ts'
import { Witness } from './witness.ts'

/** A screen of the hall. */
export class Stage {
  private constructor(
    readonly page: Page,
    readonly witness: Witness,
  ) {}

  /** Opens a stage; on the host's own device it needs no pairing. */
  static async open(screens: Screens, device?: BrowserContext): Promise<Stage> {
    // A browser says so of a screen that nobody has let in yet.
    screens.expect(/status of 401 .*state\?role=stage/)
    const page = await (device ?? (await screens.device(PROJECTOR))).newPage()
    await page.setViewportSize(PROJECTOR.viewport!)
    const witness = await Witness.of(page)
    await page.goto('/stage')
    return new Stage(page, witness)
  }

  /** The names of the winners that are shown. */
  async winners(): Promise<string[]> {
    return (await this.page.locator('.reveal .winner-name').allTextContents()).map((name) => name.trim())
  }

  /** The code of the draw that is open, as the hall photographs it. */
  async code(): Promise<string> {
    return (await this.page.locator('.open-digits').innerText()).replace(/\s/g, '')
  }
}
