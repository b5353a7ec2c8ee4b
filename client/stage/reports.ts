import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { SoundName } from '../../shared/show/soundNames.ts'
import type { ScreenReport } from '../../shared/wire.ts'
import { fontsLoaded } from '../picture/type/measure.ts'
import { rendering } from '../picture/animations/engine/rendering.ts'
import { useShow } from '../show.ts'
import type { ScreenAddress } from './screen.ts'

/** Interval between reports, and how long a screen shows its name when asked to identify itself, in ms. */
const REPORT_EVERY_MS = 4000
const IDENTIFIED_MS = 5000

/**
 * Reports this screen's frame rate and clock error to the host and handles the host's requests: show its name, or reload.
 * The returned ref is true while the screen shows its name.
 */
export function useReports(
  { output, name }: ScreenAddress,
  armed: Ref<boolean>,
  unplayable: Ref<readonly SoundName[]>,
): Ref<boolean> {
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
    const report: ScreenReport = {
      output,
      fps,
      error,
      armed: armed.value,
      size: {
        width: Math.round(innerWidth * devicePixelRatio),
        height: Math.round(innerHeight * devicePixelRatio),
      },
      fonts: fontsLoaded(),
      ...(name && { name }),
      ...(rendering.value && { rendering: rendering.value }),
      ...(unplayable.value.length > 0 && { unplayable: [...unplayable.value] }),
    }
    show.tell('report', report)
    frames = 0
    since = performance.now()
  }
  const timer = setInterval(report, REPORT_EVERY_MS)
  const first = setTimeout(report, 1000)
  watch([armed, unplayable], report)

  const listeners = [
    show.on('identify', () => {
      identified.value = true
      clearTimeout(hide)
      hide = setTimeout(() => (identified.value = false), IDENTIFIED_MS)
    }),
    show.on('reload', () => location.reload()),
  ]
  onScopeDispose(() => {
    cancelAnimationFrame(request)
    clearInterval(timer)
    clearTimeout(first)
    clearTimeout(hide)
    for (const stop of listeners) stop()
  })
  return identified
}
