import { once } from 'node:events'
import { setImmediate as otherWork } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type { Known } from '../../shared/formats/difference.ts'
import type { ImportChoices, ImportPlan } from '../../shared/show/rule.ts'
import type { PlanOrder, PlanPart } from '../workers/planMessages.ts'
import { spawnWorker } from '../workers/spawn.ts'
import { sendKnown } from './sendKnown.ts'

/** Bytes of a list sent at once: few enough that copying them does not hold up the event loop. */
const BYTES_PER_MESSAGE = 1_000_000

/** What importing a list (the JSON of a `KeptPreview`) does to the people there are, computed in a thread of its own. */
export async function planIn(
  kept: Uint8Array,
  existing: readonly Known[],
  choices: ImportChoices,
): Promise<ImportPlan> {
  const worker = await spawnWorker('plan')
  try {
    await sendKnown(worker, existing)
    for (let at = 0; at < kept.length; at += BYTES_PER_MESSAGE) {
      const part = new Uint8Array(kept.subarray(at, at + BYTES_PER_MESSAGE))
      worker.postMessage({ kept: part } satisfies PlanOrder, [part.buffer])
      await otherWork()
    }
    const plan = { added: [], changed: [], withdrawn: [] } as Required<ImportPlan>
    for (let part = await ask(worker, { choices }); part; part = await ask(worker, { next: true })) {
      plan.added.push(...(part.added ?? []))
      plan.changed.push(...(part.changed ?? []))
      plan.withdrawn.push(...(part.withdrawn ?? []))
    }
    return plan
  } finally {
    await worker.terminate()
  }
}

/** The answer to an order; rejects with what the thread threw. */
async function ask(worker: Worker, order: PlanOrder): Promise<PlanPart | null> {
  const answer = once(worker, 'message') as Promise<[PlanPart | null]>
  worker.postMessage(order)
  return (await answer)[0]
}
