import { onBeforeUnmount, onMounted, shallowRef, watch, type ShallowRef } from 'vue'

/** Whole ms from an instant until the next multiple of a step is past. */
const untilNext = (at: number, step: number): number => Math.ceil(step - (at % step))

/**
 * Updates the returned time on every animation frame, or `rate()` times a second; not at all while the element is out of view.
 * With a rate, frames fall on its multiples by `now` (epoch ms), so that several screens change together and a second changes
 * on time.
 */
export function useFrames(
  now: () => number,
  element: Readonly<ShallowRef<HTMLElement | null>>,
  rate: () => number | undefined = () => undefined,
): ShallowRef<number> {
  const at = shallowRef(now())
  let request = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let seen = true
  let watcher: IntersectionObserver | undefined

  function frame(): void {
    if (seen) at.value = now()
    const each = rate()
    if (each === undefined) next()
    else timer = setTimeout(next, untilNext(now(), 1000 / each))
  }
  function next(): void {
    request = requestAnimationFrame(frame)
  }
  function stop(): void {
    cancelAnimationFrame(request)
    clearTimeout(timer)
  }

  onMounted(() => {
    at.value = now()
    watcher = new IntersectionObserver((entries) => (seen = entries.at(-1)!.isIntersecting))
    watcher.observe(element.value!)
    next()
    watch(rate, () => {
      stop()
      next()
    })
  })
  onBeforeUnmount(() => {
    stop()
    watcher?.disconnect()
  })
  return at
}
