import type { Worker } from 'node:worker_threads'
import type { Known } from '../../shared/formats/difference.ts'
import type { File } from '../../shared/formats/format.ts'
import type { Mapping } from '../../shared/formats/mapping.ts'
import type { PrizeMapping } from '../../shared/formats/prizeHeadings.ts'
import type { PrizeList } from '../../shared/formats/prizeList.ts'
import { type Refusal, refusal } from '../../shared/show/rule.ts'
import { sendKnown } from './sendKnown.ts'
import { spawnWorker } from '../workers/spawn.ts'
import type { ImportStep, ImportSummary } from '../../shared/wire.ts'
import type { PrizeOrder } from '../workers/prizeMessages.ts'
import type { ThreadOrder } from '../workers/tableMessages.ts'

/** What one file may cost: heap of the thread that reads it, and milliseconds. */
export interface ReadLimits {
  heapMb: number
  time: number
}
export const READ_LIMITS: ReadLimits = { heapMb: 512, time: 30_000 }

export interface Reading {
  summary: ImportSummary
  kept: Uint8Array<ArrayBuffer>
  problems: Uint8Array<ArrayBuffer>
}

/**
 * Reads a file of people in a thread of its own and compares it with the people there are. A file that costs more than its
 * caps is refused as `file-too-heavy`; nothing but its own request suffers.
 */
export async function readPeople(
  file: File,
  mapping: Mapping | null,
  existing: readonly Known[],
  progress: (step: ImportStep) => void,
  caps: ReadLimits = READ_LIMITS,
): Promise<Reading | Refusal> {
  return within('table', caps, progress, async (worker) => {
    await sendKnown(worker, existing)
    worker.postMessage({ file: { name: file.name, bytes: file.bytes }, mapping } satisfies ThreadOrder)
  })
}

/** Reads a list of prizes in the same way. */
export async function readPrizes(
  file: File,
  caps: ReadLimits = READ_LIMITS,
  mapping?: PrizeMapping,
): Promise<PrizeList | Refusal> {
  return within<PrizeList>(
    'prizes',
    caps,
    () => undefined,
    (worker) =>
      worker.postMessage({ file: { name: file.name, bytes: file.bytes }, mapping } satisfies PrizeOrder),
  )
}

/** What a thread answers to its orders within its caps. */
async function within<R extends object>(
  program: string,
  caps: ReadLimits,
  progress: (step: ImportStep) => void,
  order: (worker: Worker) => void | Promise<void>,
): Promise<R | Refusal> {
  const worker = await spawnWorker(program, {
    resourceLimits: { maxOldGenerationSizeMb: caps.heapMb, stackSizeMb: 4 },
  })
  const answer = answerOf<R>(worker, progress, caps.time)
  try {
    await order(worker)
    return await answer
  } finally {
    await worker.terminate()
  }
}

function answerOf<R extends object>(
  worker: Worker,
  progress: (step: ImportStep) => void,
  time: number,
): Promise<R | Refusal> {
  const answer = new Promise<R | Refusal>((resolve, reject) => {
    const refuseTooHeavy = () => resolve(refusal('file-too-heavy'))
    const timer = setTimeout(refuseTooHeavy, time)
    worker.on('message', (report: { step: ImportStep } | R | Refusal) => {
      if ('step' in report) progress(report.step)
      else resolve(report)
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuseTooHeavy()
      else reject(error)
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      reject(new Error('the reading thread ended without an answer'))
    })
  })
  // It may fail while the people are still being sent.
  answer.catch(() => undefined)
  return answer
}
