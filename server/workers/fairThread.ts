import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { SIZE } from '../../shared/fair/hash.ts'
import { keptLeaves, rootOf, type Tree } from '../../shared/fair/merkle.ts'
import type { RollRow } from '../../shared/fair/roll.ts'
import { SerialQueue } from '../turns/serialQueue.ts'
import { nodeDigest } from './digests.ts'
import type { DrawOrder, FairAnswer, FairOrder, SealOrder } from './fairMessages.ts'
import { spawnWorker } from './spawn.ts'
import { Turns } from '../turns/turns.ts'

/** Rows sent at once: few enough that packing them does not hold up the event loop. */
const ROWS_PER_MESSAGE = 1000
/** A thread that has had nothing to do for so many ms ends. */
const IDLE = 30_000

/** Seals and draws over many entrants in a thread of its own, one after the other; it starts when it is first needed. */
export class FairThread {
  private readonly queue = new SerialQueue()
  private worker: Promise<Worker> | null = null
  private idle: NodeJS.Timeout | undefined

  /** As `tree` of shared/fair, its memory shared with the thread. */
  async tree(rows: readonly RollRow[], before?: Tree): Promise<Tree> {
    const leaves = new Uint8Array(new SharedArrayBuffer(Math.max(rows.length, 1) * SIZE))
    const { fresh, same } = await new Turns('command').through(keptLeaves(rows, before, leaves))
    const order: SealOrder = {
      leaves,
      places: Uint32Array.from(fresh),
      before: before && same > 0 ? { levels: before.levels, same } : undefined,
    }
    const levels = (await this.ask(fresh.length, (i) => rows[fresh[i]!]!, order)) as Uint8Array[]
    return { rows, levels, root: rootOf(rows.length, levels, nodeDigest) }
  }

  /** The winners of a draw from a sealed roll, entries in order. */
  async winners(roll: readonly RollRow[], order: DrawOrder): Promise<string[]> {
    return (await this.ask(roll.length, (i) => roll[i]!, order)) as string[]
  }

  /** Sends rows in portions, in turns with other work, then the order; rejects with what the thread threw. */
  private ask(count: number, row: (i: number) => RollRow, order: SealOrder | DrawOrder): Promise<FairAnswer> {
    return this.queue.run(async () => {
      clearTimeout(this.idle)
      const worker = await (this.worker ??= this.start())
      const send = (message: FairOrder) => worker.postMessage(message)
      const turns = new Turns('command')
      for (let at = 0; at < count; at += ROWS_PER_MESSAGE) {
        const rows = Array.from({ length: Math.min(ROWS_PER_MESSAGE, count - at) }, (_, i) => row(at + i))
        send({ rows: JSON.stringify(rows) })
        await turns.rest()
      }
      worker.ref()
      const answered = once(worker, 'message') as Promise<[FairAnswer]>
      send(order)
      try {
        return (await answered)[0]
      } catch (error) {
        this.end()
        throw error
      } finally {
        worker.unref()
        this.idle = setTimeout(() => this.end(), IDLE).unref()
      }
    })
  }

  private async start(): Promise<Worker> {
    const worker = await spawnWorker('fair')
    worker.unref()
    return worker
  }

  private end(): void {
    const { worker } = this
    this.worker = null
    clearTimeout(this.idle)
    void worker?.then((running) => running.terminate())
  }
}
