import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export interface ChildOptions {
  env?: Record<string, string>
  /** Flags of Node. */
  flags?: string[]
}

/** A program that runs as a process of its own and is asked over a channel: every question gets one answer. */
export class Child {
  private readonly answers = new Map<number, (said: never) => void>()
  private asked = 0
  private readonly process: ChildProcess
  private readonly exited: Promise<unknown>

  constructor(file: URL, { env = {}, flags = [] }: ChildOptions = {}) {
    this.process = fork(file, {
      execArgv: ['--expose-gc', ...flags],
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    this.exited = once(this.process, 'exit')
    this.process.on('message', ([id, said]: [number, never]) => {
      this.answers.get(id)?.(said)
      this.answers.delete(id)
    })
  }

  /** What the program prints first. */
  async firstOutput(): Promise<string> {
    const [chunk] = (await this.orExit(once(this.process.stdout!, 'data'))) as [Buffer]
    this.process.stdout!.resume()
    return chunk.toString()
  }

  ask<A = void>(what: string, ...args: unknown[]): Promise<A> {
    const id = this.asked++
    const answer = new Promise<A>((resolve) => this.answers.set(id, resolve as never))
    this.process.send([id, what, ...args])
    return this.orExit(answer)
  }

  /** Ends the program by a signal, and waits for its end. */
  async end(): Promise<void> {
    this.process.kill()
    await this.exited
  }

  private orExit<T>(work: Promise<T>): Promise<T> {
    const gone = this.exited.then(() => {
      throw new Error(`${this.process.spawnargs.at(-1)} ended too soon`)
    })
    return Promise.race([work, gone])
  }
}

/** Seconds of a core that this process has taken. */
export function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Answers the questions of the process that started this one, by the name of each; ends with that process. */
export function answerParent(answers: Record<string, (...args: never[]) => unknown>): void {
  process.on('message', async ([id, what, ...args]: [number, string, ...never[]]) => {
    process.send!([id, await answers[what]!(...args)])
  })
  process.on('disconnect', () => process.exit())
}
