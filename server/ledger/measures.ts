import { channel } from 'node:diagnostics_channel'

/** Something that this process measures of itself: a diagnostics channel of Node with a type. Costs nothing unless watched. */
export class Measure<M extends object> {
  private readonly channel: ReturnType<typeof channel>

  constructor(name: string) {
    this.channel = channel(`drumroll.${name}`)
  }

  tell(measured: M): void {
    this.channel.publish(measured)
  }

  /** Calls back, synchronously, for everything that is measured from now on; returns the way to stop it. */
  watch(listener: (measured: M) => void): () => void {
    const heard = (message: unknown) => listener(message as M)
    this.channel.subscribe(heard)
    return () => void this.channel.unsubscribe(heard)
  }
}

/** A step with lines was made durable, or was found to be behind: how long the store took, ms. */
export const journalWrites = new Measure<{ ms: number }>('journal.write')
/** Lines that other servers wrote were taken in: when the last of them was written, epoch ms. */
export const journalCatchUps = new Measure<{ writtenAt: number }>('journal.catch-up')
