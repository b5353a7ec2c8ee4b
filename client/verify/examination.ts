import { onScopeDispose, ref, shallowRef } from 'vue'
import { partOf } from '../kit/part.ts'
import PlainWorker from './plainWorker.ts?worker&inline'
import type { Examination, Question } from './examiner.ts'

/**
 * Sends the page's questions to a worker and keeps the latest answer, so that a large proof never freezes the page. Only a
 * proof with a beacon needs a second worker, which checks elliptic-curve signatures; it is loaded when it is needed.
 */
export function useExamination() {
  const examination = shallowRef<Examination | null>(null)
  const busy = ref(false)
  const crashed = ref(false)
  let whole: Question = {}
  let no = 0
  let knowsBeacons = false
  let worker = begin(new PlainWorker())

  function begin(started: Worker): Worker {
    started.addEventListener(
      'message',
      ({ data }: MessageEvent<{ no: number; examination: Examination }>) => {
        if (data.no === no) void take(data.examination)
      },
    )
    started.addEventListener('error', stop)
    return started
  }

  async function take(answer: Examination): Promise<void> {
    const needsBeacon = !knowsBeacons && answer.findings.some(({ code }) => code === 'beacon-unchecked')
    if (!needsBeacon) {
      examination.value = answer
      busy.value = false
      return
    }
    knowsBeacons = true
    const { default: BeaconWorker } = await partOf(() => import('./beaconWorker.ts?worker&inline'))
    worker.terminate()
    worker = begin(new BeaconWorker())
    ask(whole)
  }

  function stop(): void {
    crashed.value = true
    busy.value = false
  }

  /** Changes the question; the answer to it replaces the last one. */
  function ask(question: Question): void {
    whole = { ...whole, ...question }
    busy.value = true
    crashed.value = false
    worker.postMessage({ no: ++no, question }, [])
  }

  onScopeDispose(() => worker.terminate())
  return { examination, busy, crashed, ask }
}
