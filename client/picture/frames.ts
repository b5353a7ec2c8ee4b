import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'

/** Updates the returned time on every animation frame, or `rate` times a second; not at all while the element is out of view. */
export function useFrames(
  now: () => number,
  element: Readonly<ShallowRef<HTMLElement | null>>,
  rate?: number,
): ShallowRef<number> {
  const at = shallowRef(now())
  let request = 0
  let last = 0
  let seen = true
  let watcher: IntersectionObserver | undefined

  function frame(time: number): void {
    request = requestAnimationFrame(frame)
    // Half a frame of tolerance, so that 10 a second is not 9.
    if (!seen || (rate !== undefined && time - last < 1000 / rate - 8)) return
    last = time
    at.value = now()
  }

  onMounted(() => {
    at.value = now()
    watcher = new IntersectionObserver((entries) => (seen = entries.at(-1)!.isIntersecting))
    watcher.observe(element.value!)
    request = requestAnimationFrame(frame)
  })
  onBeforeUnmount(() => {
    cancelAnimationFrame(request)
    watcher?.disconnect()
  })
  return at
}
