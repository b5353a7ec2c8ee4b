import { onScopeDispose, ref, shallowRef } from 'vue'
import PlainWorker from './plainWorker.ts?worker&inline'
import type { Examination, Question } from './examiner.ts'

/**
 * The questions of the page and their answers, worked out beside it in a worker, so that a large proof never freezes it.
 * A proof with a beacon in it gets a second worker, which knows elliptic curves and is loaded only then.
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
    const { default: BeaconWorker } = await import('./beaconWorker.ts?worker&inline')
    worker.terminate()
    worker = begin(new BeaconWorker())
    ask(whole)
  }

  function stop(): void {
    crashed.value = true
    busy.value = false
  }

  /** Changes the question; its answer replaces the one before. */
  function ask(question: Question): void {
    whole = { ...whole, ...question }
    busy.value = true
    crashed.value = false
    worker.postMessage({ no: ++no, question }, [])
  }

  onScopeDispose(() => worker.terminate())
  return { examination, busy, crashed, ask }
}
