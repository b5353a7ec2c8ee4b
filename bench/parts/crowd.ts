import { Child } from './child.ts'

const PHONES = new URL('phones.js', import.meta.url)

/** A hall full of phones, in a process of its own. */
export class Crowd {
  private readonly child = new Child(PHONES)

  /** Lets phones in, or go, until there are so many and each has a state. */
  async setSize(count: number, port: number): Promise<void> {
    await this.child.ask('leave', count)
    await this.child.ask('enter', port, count)
  }

  /** Lets a guest in for each token of a ticket's session. */
  enterGuests = (port: number, tokens: readonly string[]): Promise<void> =>
    this.child.ask('enterGuests', port, tokens)

  /** When the last phone had heard of a version. */
  reached = (version: number): Promise<number> => this.child.ask('reached', version)

  /** All phones come back within so many ms, as new ones; when the last had a state. */
  return = (port: number, within: number): Promise<number> => this.child.ask('return', port, within)

  /** How often facts did not follow what a phone had. */
  gaps = (): Promise<number> => this.child.ask('gaps')

  end = (): Promise<void> => this.child.end()
}
