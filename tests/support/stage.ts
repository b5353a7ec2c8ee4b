import type { BrowserContext, Page } from 'playwright-core'
import type { Panel } from './panel.ts'
import { PROJECTOR, type Screens } from './screens.ts'
import { PageHistory } from './pageHistory.ts'

/** A stage screen in a browser. */
export class Stage {
  private constructor(
    readonly page: Page,
    readonly witness: PageHistory,
  ) {}

  /** A stage on a device that is not paired. */
  static async strange(screens: Screens): Promise<Stage> {
    // A browser says so of a screen that asks before it is let in.
    screens.expect(/status of 401 .*state\?role=stage/)
    return Stage.on(await screens.device(PROJECTOR))
  }

  /**
   * A second window on the laptop that the host has signed in on: it needs no pairing. As a tab beside the panel one of the two
   * would be out of sight, and drawn once a second.
   */
  static async beside({ page }: Panel, screens: Screens): Promise<Stage> {
    const storageState = await page.context().storageState()
    return Stage.on(await screens.device({ ...PROJECTOR, storageState }))
  }

  /** A stage as a tab of this device. */
  static async on(device: BrowserContext): Promise<Stage> {
    const page = await device.newPage()
    const witness = await PageHistory.record(page)
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
