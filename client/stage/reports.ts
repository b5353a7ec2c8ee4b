import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { ScreenReport } from '../../shared/wire.ts'
import { useShow } from '../show.ts'
import type { Screen } from './screen.ts'

const EVERY = 4000
const SHOWN = 5000

/** Tells the host how this screen does, and obeys when it asks which one it is, or to load itself anew. */
export function useReports({ output, name }: Screen, armed: Ref<boolean>): Ref<boolean> {
  const show = useShow()
  const identified = ref(false)
  let frames = 0
  let since = performance.now()
  let hide: ReturnType<typeof setTimeout> | undefined

  let request = requestAnimationFrame(function count() {
    frames++
    request = requestAnimationFrame(count)
  })
  function report(): void {
    const seconds = (performance.now() - since) / 1000
    const error = show.clockError()
    const fps = Math.min(1000, Math.round(frames / Math.max(0.1, seconds)))
    const report: ScreenReport = { output, fps, error, armed: armed.value, ...(name && { name }) }
    show.tell('report', report)
    frames = 0
    since = performance.now()
  }
  const timer = setInterval(report, EVERY)
  const first = setTimeout(report, 1000)
  watch(armed, report)

  const deaf = [
    show.on('identify', () => {
      identified.value = true
      clearTimeout(hide)
      hide = setTimeout(() => (identified.value = false), SHOWN)
    }),
    show.on('reload', () => location.reload()),
  ]
  onScopeDispose(() => {
    cancelAnimationFrame(request)
    clearInterval(timer)
    clearTimeout(first)
    clearTimeout(hide)
    for (const stop of deaf) stop()
  })
  return identified
}
