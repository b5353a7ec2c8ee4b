import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { SoundName } from '../../shared/show/soundNames.ts'
import type { ScreenReport } from '../../shared/wire.ts'
import { fontsLoaded } from '../picture/type/measure.ts'
import { rendering } from '../picture/animations/engine/rendering.ts'
import { useShow } from '../show.ts'
import type { ScreenAddress } from './screen.ts'

/** Interval between reports, for how long before each frames are counted, and how long a screen shows its name when asked, in ms. */
const REPORT_EVERY_MS = 4000
const COUNTED_MS = 1000
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
  let fps = 0
  let frames = 0
  let request = 0
  let counted: ReturnType<typeof setTimeout> | undefined
  let hide: ReturnType<typeof setTimeout> | undefined

  function count(): void {
    frames++
    request = requestAnimationFrame(count)
  }
  /** Counting asks for every frame there may be, so a picture at rest is asked for a moment only. */
  function measure(): void {
    frames = 0
    const since = performance.now()
    request = requestAnimationFrame(count)
    counted = setTimeout(() => {
      cancelAnimationFrame(request)
      fps = Math.min(1000, Math.round((frames * 1000) / (performance.now() - since)))
      report()
    }, COUNTED_MS)
  }
  function report(): void {
    const error = show.clockError()
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
  }
  measure()
  const timer = setInterval(measure, REPORT_EVERY_MS)
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
    clearTimeout(counted)
    clearTimeout(hide)
    for (const stop of listeners) stop()
  })
  return identified
}
