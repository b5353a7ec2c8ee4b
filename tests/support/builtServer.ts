import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtFrom, dist } from '../../bin/sources.mjs'

/** What somebody may have set for a server of their own. */
const NONE = { DATABASE_URL: '', DRUMROLL_HOST_KEY: '', PUBLIC_URL: '', TRUST_PROXY: '', LOG_LEVEL: '' }

/** What a journey has to know of a server that serves the built pages. */
export interface PageServer {
  /** What the pages' addresses start with. */
  readonly origin: string
  /** The link that makes its reader the host. */
  readonly hostLink: string
  /** The lines of its log that tell of an error. */
  errors(): string[]
}

/** The built server as a process of its own on loopback, its data in a folder of this run. */
export class Server implements PageServer {
  /** The link that makes its reader the host, as the server printed it. */
  hostLink = ''
  /** All that it wrote to standard error: its log. */
  log = ''
  private child: ChildProcess | null = null
  private port = '0'
  private readonly data = mkdtempSync(join(tmpdir(), 'drumroll-journey-'))

  private constructor(private readonly settings: Record<string, string>) {}

  static async start(settings: Record<string, string>): Promise<Server> {
    if (builtFrom() === null)
      throw new Error('There is no build to test: run npm test, or npm run build before a single journey.')
    const server = new Server(settings)
    await server.begin()
    return server
  }

  /** What the pages' addresses start with. */
  get origin(): string {
    return new URL(this.hostLink).origin
  }

  /** Starts the process on the data and the port that it had before; resolves when it listens. */
  async begin(): Promise<void> {
    const env = {
      ...process.env,
      ...NONE,
      HOST: '127.0.0.1',
      PORT: this.port,
      DATA_DIR: this.data,
      ...this.settings,
    }
    const child = spawn(process.execPath, [join(dist, 'server', 'main.js')], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    process.on('exit', this.endWithTests)
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.log += text))
    this.hostLink = await printedLink(child).catch((error: unknown) => {
      throw new Error(`The server did not start: ${this.log}`, { cause: error })
    })
    this.port = new URL(this.hostLink).port
  }

  /** Ends the process without warning, as a power cut does. */
  kill(): Promise<void> {
    return this.end('SIGKILL')
  }

  /** Ends the process and removes its data. */
  async stop(): Promise<void> {
    await this.end('SIGTERM')
    rmSync(this.data, { recursive: true, force: true })
  }

  /** The lines of the log that tell of an error. */
  errors(): string[] {
    return errorsIn(this.log)
  }

  private readonly endWithTests = () => void this.child?.kill('SIGKILL')

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    process.off('exit', this.endWithTests)
    const { child } = this
    this.child = null
    if (!child || child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
}

/** Resolves with the host link once it stands on standard output; rejects if the process ends before. */
function printedLink(child: ChildProcess): Promise<string> {
  let printed = ''
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`exit code ${code}`)))
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const link = /Host\s+(\S+#key=\S+)\s/.exec(printed)?.[1]
      if (link) resolve(link)
    })
  })
}

/** The lines of a log that tell of an error. */
export const errorsIn = (log: string): string[] =>
  log.split('\n').filter((line) => line !== '' && !(levelOf(line) < 50))

/** The level of a line of the log; an error's where the line is none of the log's. */
function levelOf(line: string): number {
  try {
    return (JSON.parse(line) as { level: number }).level
  } catch {
    return 50
  }
}
