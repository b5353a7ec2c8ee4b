import { onBeforeUnmount, onMounted, ref, watch, type Ref, type ShallowRef } from 'vue'

/** Frames a second of a picture at rest: whole seconds and the beats of the set fall on them. */
export const REST_RATE = 12
/** Ms without a change after which a picture rests: what changes less often than that loses nothing. */
const STILL = 200

const CHANGES = { subtree: true, childList: true, characterData: true, attributes: true }

/**
 * Whether a picture rests, so that fewer frames are enough: no draw is drawn (which changes no element), and
 * none of its elements has changed for a moment. Whatever changes ends the rest at once.
 */
export function useRest(
  element: Readonly<ShallowRef<HTMLElement | null>>,
  drawing: () => boolean,
): Readonly<Ref<boolean>> {
  const rests = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let watcher: MutationObserver | undefined

  function moved(): void {
    rests.value = false
    clearTimeout(timer)
    timer = setTimeout(() => (rests.value = true), STILL)
  }
  function stop(): void {
    clearTimeout(timer)
    watcher?.disconnect()
  }
  onMounted(() => {
    watcher = new MutationObserver(moved)
    const begin = (draws: boolean): void => {
      moved()
      if (draws) stop()
      else watcher!.observe(element.value!, CHANGES)
    }
    watch(drawing, begin, { immediate: true })
  })
  onBeforeUnmount(stop)
  return rests
}
