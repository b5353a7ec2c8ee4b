import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import { builtFrom, dist } from '../../bin/sources.mjs'
import { Client, type ServerAddress } from './runningServer.ts'

const prelude = new URL('prelude.mjs', import.meta.url).href

/** How a process ended. */
export interface End {
  code: number | null
  signal: NodeJS.Signals | null
}

/** The built server as a process of its own on a folder of data: started, killed and started again. */
export class Process implements ServerAddress {
  base = ''
  /** The host's key, as the server printed it. */
  key = ''
  /** All that it wrote to standard error. */
  said = ''
  /** Added to the computer's clock from the next start on, ms. */
  ahead = 0
  /** What the clock showed when the process ended. */
  stopped = 0
  private child: ChildProcess | null = null
  private ended: Promise<End> = Promise.resolve({ code: null, signal: null })
  private readonly sockets = new Set<Socket>()

  constructor(
    readonly data: string = mkdtempSync(join(tmpdir(), 'drumroll-fault-')),
    private readonly settings: Record<string, string> = { DRUMROLL_DEMO: '0' },
  ) {
    if (builtFrom() === null) throw new Error('There is no build to test: run npm test, or npm run build.')
  }

  /** Epoch ms of the computer's clock as the process sees it. */
  get now(): number {
    return Date.now() + this.ahead
  }

  /** Starts the process; resolves when it listens, rejects with what it said if it ends before. */
  async start(): Promise<this> {
    const printed = this.launch()
    const end = await Promise.race([printed, this.ended])
    if (end) throw new Error(`exit code ${end.code}: ${this.said}`)
    return this
  }

  /** Starts the process without waiting for it; resolves once it listens. */
  launch(flags: string[] = []): Promise<void> {
    const { PATH = '' } = process.env
    const env = {
      PATH,
      PORT: '0',
      DATA_DIR: this.data,
      CLOCK_AHEAD: String(this.ahead),
      ...this.settings,
    }
    const child = spawn(process.execPath, ['--import', prelude, join(dist, 'server', 'main.js'), ...flags], {
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.child = child
    this.said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.said += text))
    this.ended = once(child, 'close').then(([code, signal]) => ({ code, signal }) as End)
    let printed = ''
    return new Promise((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        printed += text
        const [, origin, key] = /Host\s+(\S+)\/host#key=(\S+)\s/.exec(printed) ?? []
        if (!origin || !key) return
        this.base = origin.replace('localhost', '127.0.0.1')
        this.key = key
        resolve()
      })
    })
  }

  /** Ends the process at once, as a power cut does, or by another signal; resolves once it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<End> {
    this.child?.kill(signal)
    const end = await this.ended
    this.stopped = this.now
    for (const socket of this.sockets) socket.disconnect()
    this.sockets.clear()
    return end
  }

  /** Waits until the process ends by itself. */
  end(): Promise<End> {
    return this.ended
  }

  /** Ends the process and removes its data. */
  async remove(): Promise<void> {
    await this.kill()
    rmSync(this.data, { recursive: true, force: true })
  }

  track(socket: Socket): Socket {
    this.sockets.add(socket)
    return socket
  }

  /** Signs in with a key; the host's if none is given. */
  async signIn(key: string = this.key, name = ''): Promise<Client> {
    const { body } = await new Client(this).call('POST', '/api/session', { key, name })
    return new Client(this, body.token, body.role)
  }
}
