import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** A program with all the processes that it starts, and a home folder of its own that goes when it ends. */
export class Program {
  /** All that it has written. */
  log = ''
  private readonly child: ChildProcess

  private constructor(
    command: string,
    args: readonly string[],
    readonly home: string,
    settings: Record<string, string>,
  ) {
    this.child = spawn(command, args, {
      // A group of its own, so that its processes can be ended together.
      detached: true,
      env: { ...process.env, LANG: 'en_GB.UTF-8', LANGUAGE: 'en_GB', HOME: home, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.log += text))
    }
    process.on('exit', this.kill)
  }

  /** Starts a command. @param args from its home folder */
  static start(
    command: string,
    args: (home: string) => readonly string[],
    settings: Record<string, string> = {},
  ): Program {
    const home = mkdtempSync(join(tmpdir(), 'drumroll-engine-'))
    return new Program(command, args(home), home, settings)
  }

  /** Resolves with the first group of the pattern once it is written; rejects if the program ends before. */
  writes(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(this.log)?.[1]
        if (found) resolve(found)
      }
      for (const stream of [this.child.stdout, this.child.stderr] as Readable[]) stream.on('data', look)
      this.child.once('error', reject)
      this.child.once('exit', (code) => reject(new Error(`exit code ${code}: ${this.log}`)))
      look()
    })
  }

  async end(): Promise<void> {
    process.off('exit', this.kill)
    const ended = this.child.exitCode === null && this.child.signalCode === null && once(this.child, 'exit')
    this.kill()
    await ended
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 })
  }

  private readonly kill = (): void => {
    try {
      process.kill(-this.child.pid!, 'SIGKILL')
    } catch {
      // Nothing of it runs any more.
    }
  }
}
