import { setImmediate as otherWork } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type { Known } from '../../shared/formats/difference.ts'

/** People sent to a thread at once: few enough that packing them does not hold up the event loop. */
const PEOPLE_PER_MESSAGE = 500

/** Sends a thread the people there are, in portions. */
export async function sendKnown(worker: Worker, existing: readonly Known[]): Promise<void> {
  for (let at = 0; at < existing.length; at += PEOPLE_PER_MESSAGE) {
    worker.postMessage({ known: existing.slice(at, at + PEOPLE_PER_MESSAGE).map(known) })
    await otherWork()
  }
}

/** Only what a comparison needs goes into the thread. */
function known({
  id,
  code,
  also,
  name,
  group,
  background,
  tags,
  weight,
  phone,
  email,
  checkedIn,
  sealed,
  gone,
}: Known): Known {
  return {
    id,
    code,
    name,
    group,
    ...(background && { background }),
    tags,
    weight,
    phone,
    email,
    checkedIn,
    ...(also && { also }),
    ...(sealed && { sealed }),
    ...(gone && { gone }),
  }
}
