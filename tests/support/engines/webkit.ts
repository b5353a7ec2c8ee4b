import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { eventually } from '../eventually.ts'
import { missingDisplay, startDisplay } from './display.ts'
import { commandFile, isExecutable, type Engine } from './engine.ts'
import { Program } from './program.ts'
import { DrivenBrowser, type Command, type Connection } from './webdriver.ts'

/** Method and path of each command; `:id` is that of the element. */
const ROUTES: Record<Command, readonly [method: string, path: string]> = {
  NewSession: ['POST', ''],
  DeleteSession: ['DELETE', ''],
  NewWindow: ['POST', '/window/new'],
  SwitchToWindow: ['POST', '/window'],
  SetWindowRect: ['POST', '/window/rect'],
  Navigate: ['POST', '/url'],
  ExecuteScript: ['POST', '/execute/sync'],
  FindElement: ['POST', '/element'],
  ElementClick: ['POST', '/element/:id/click'],
  ElementSendKeys: ['POST', '/element/:id/value'],
  TakeScreenshot: ['GET', '/screenshot'],
}

/** WebKitGTK's small browser. */
export const webkit: Engine = {
  name: 'WebKit',
  async missing() {
    const driver = commandFile('WebKitWebDriver') && browserFile()
    return [driver ? null : 'webkit2gtk-driver', missingDisplay()].filter(Boolean).join(' ') || null
  },
  async start() {
    const display = await startDisplay()
    const port = await freePort()
    const driver = Program.start(
      commandFile('WebKitWebDriver')!,
      () => ['--host=local', `--port=${port}`],
      display.settings,
    )
    const connection = await Http.connect(`http://127.0.0.1:${port}`, {
      'webkitgtk:browserOptions': { binary: browserFile(), args: ['--automation'] },
    })
    return new DrivenBrowser(connection, async () => {
      await driver.end()
      await display.end()
    })
  },
}

/** WebDriver's commands over HTTP. */
class Http implements Connection {
  private constructor(private readonly session: string) {}

  static async connect(driver: string, capabilities: object): Promise<Http> {
    await eventually(() =>
      fetch(`${driver}/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
    ).toBe(true)
    const sessions = new Http(`${driver}/session`)
    const { sessionId } = await sessions.give<{ sessionId: string }>('NewSession', {
      capabilities: { alwaysMatch: capabilities },
    })
    return new Http(`${driver}/session/${sessionId}`)
  }

  async give<T>(command: Command, parameters: object = {}, id = ''): Promise<T> {
    const [method, path] = ROUTES[command]
    const response = await fetch(this.session + path.replace(':id', id), {
      method,
      ...(method === 'POST' && { body: JSON.stringify(parameters) }),
    })
    const { value } = (await response.json()) as { value: T }
    if (response.ok) return value
    const { error, message } = value as { error: string; message: string }
    throw new Error(`${error}: ${message}`)
  }

  close(): void {}
}

/** Debian keeps the browser beside the libraries of its architecture and version. */
function browserFile(): string | null {
  const folders = below('/usr/lib', /-linux-gnu$/).flatMap((folder) => below(folder, /^webkit2gtk-/))
  return folders.map((folder) => `${folder}/MiniBrowser`).find(isExecutable) ?? null
}

/** The folders in a folder whose names match; none where it is not there. */
function below(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name))
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
