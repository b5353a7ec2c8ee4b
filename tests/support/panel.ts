import type { BrowserContext, Locator, Page } from 'playwright-core'
import { eventually } from './eventually.ts'
import type { Screens } from './screens.ts'
import type { PageServer } from './builtServer.ts'

/** A second press of GO within so many ms is taken for the same press. */
export const DEBOUNCE = 400

/** The host's control panel, worked as a person works it. */
export class Panel {
  private pressed = -DEBOUNCE

  constructor(readonly page: Page) {}

  /** Signs in by the link that the server printed. */
  static async open(screens: Screens, server: PageServer, device?: BrowserContext): Promise<Panel> {
    const page = await (device ?? (await screens.device())).newPage()
    await page.goto(server.hostLink)
    await page.locator('.panel').waitFor()
    return new Panel(page)
  }

  /** Loads the page anew, as a host does who presses F5. */
  async reload(): Promise<void> {
    await this.page.reload()
    this.pressed = -DEBOUNCE
  }

  /** The GO button. */
  get go(): Locator {
    return this.page.locator('button.go')
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Presses GO as soon as it says so, and not faster than a hand does. */
  async press(says: string): Promise<void> {
    await this.pressBy(says, () => this.go.click())
  }

  /** The same by a key, wherever the focus is. */
  async pressKey(says: string | RegExp, key = 'Space'): Promise<void> {
    await this.pressBy(says, () => this.page.keyboard.press(key))
  }

  private async pressBy(says: string | RegExp, hand: () => Promise<void>): Promise<void> {
    await this.says(says)
    await eventually(() => this.now()).toBeGreaterThan(this.pressed + DEBOUNCE)
    await hand()
    this.pressed = await this.now()
  }

  /** Waits from now on as long as a hand has to before it presses GO again. */
  async handRests(): Promise<void> {
    this.pressed = await this.now()
    await eventually(() => this.now()).toBeGreaterThan(this.pressed + DEBOUNCE)
  }

  /** Ms of the page's own clock. */
  private now(): Promise<number> {
    return this.page.evaluate(() => performance.now())
  }

  /** Waits until GO says what its next press does. */
  async says(label: string | RegExp): Promise<void> {
    const text = eventually(() => this.go.innerText())
    await (typeof label === 'string' ? text.toBe(label) : text.toMatch(label))
  }

  /** Types the words that the room called, and lands the draw. */
  async call(words: string, count = 1): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Audience words from' }).fill(words)
    await this.press(`Stop and draw ${count === 1 ? '1 winner' : `${count} winners`}`)
  }

  /** Opens one of the lists on the right. */
  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click()
  }

  /** Holds a guarded button until it acts; `within` tells apart two of one name. */
  async hold(name: string, within = 'body'): Promise<void> {
    const button = this.page.locator(within).getByRole('button', { name, exact: true })
    await button.focus()
    await this.page.keyboard.down('Enter')
    await button.waitFor({ state: 'detached' })
    await this.page.keyboard.up('Enter')
  }

  /** Somebody's line among the winners of the draw that is looked at. */
  winner(name: string): Locator {
    return this.page.locator('li.winner').filter({ hasText: name })
  }
}
