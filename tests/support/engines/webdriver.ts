import type { EngineWindow, RunningEngine } from './engine.ts'

/** The commands of WebDriver (W3C) that are used here, by their names in its text, without blanks. */
export type Command =
  | 'NewSession'
  | 'DeleteSession'
  | 'NewWindow'
  | 'SwitchToWindow'
  | 'SetWindowRect'
  | 'Navigate'
  | 'ExecuteScript'
  | 'FindElement'
  | 'ElementClick'
  | 'ElementSendKeys'
  | 'TakeScreenshot'

/** A way to give a browser WebDriver's commands. */
export interface Connection {
  /** Answers the command's value; rejects with what the browser says is wrong. @param id of the element that it is for */
  give<T>(command: Command, parameters?: object, id?: string): Promise<T>
  close(): void
}

/** The member of an element's reference, as the standard fixes it. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
/** Width and height of a window, px: a laptop's, so that the panel has its three columns. */
export const SIZE = { width: 1280, height: 800 }

/** A browser that is driven by WebDriver. */
export class DrivenBrowser implements RunningEngine {
  private current: string | null = null

  /** @param stop ends the browser's processes */
  constructor(
    private readonly connection: Connection,
    private readonly stop: () => Promise<void>,
  ) {}

  async window(): Promise<EngineWindow> {
    // A window and not a tab: a tab behind another is out of sight, and is drawn seldom or never.
    const { handle } = await this.connection.give<{ handle: string }>('NewWindow', { type: 'window' })
    const give = <T>(command: Command, parameters?: object, id?: string) =>
      this.giveIn<T>(handle, command, parameters, id)
    await give('SetWindowRect', { x: 0, y: 0, ...SIZE })
    return windowOf(give)
  }

  async end(): Promise<void> {
    await this.connection.give('DeleteSession').catch(() => {})
    this.connection.close()
    await this.stop()
  }

  private async giveIn<T>(handle: string, command: Command, parameters?: object, id?: string): Promise<T> {
    if (this.current !== handle) await this.connection.give('SwitchToWindow', { handle })
    this.current = handle
    return this.connection.give<T>(command, parameters, id)
  }
}

function windowOf(give: Connection['give']): EngineWindow {
  const find = async (selector: string): Promise<string> =>
    (await give<{ [ELEMENT]: string }>('FindElement', { using: 'css selector', value: selector }))[ELEMENT]
  return {
    open: (address) => give('Navigate', { url: address }),
    read: (body) => give('ExecuteScript', { script: body, args: [] }),
    press: async (selector) => give('ElementClick', {}, await find(selector)),
    type: async (selector, text) => give('ElementSendKeys', { text }, await find(selector)),
    picture: async () => Buffer.from(await give<string>('TakeScreenshot'), 'base64'),
  }
}
