import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'

/** Pixels per unit of the picture, and its width and height in that unit. */
export interface Viewport {
  unit: number
  width: number
  height: number
}

/**
 * The viewport of a picture of so many pixels. The unit is a hundredth of the height, less if the picture is narrower than
 * 4:3, so that lines still fit.
 */
export function viewportOf(width: number, height: number): Viewport {
  const unit = Math.max(0.01, Math.min(height / 100, (width * 0.75) / 100))
  return { unit, width: width / unit, height: height / unit }
}

/** The viewport of an element, updated when it is resized. */
export function useViewport(element: Readonly<ShallowRef<HTMLElement | null>>): ShallowRef<Viewport> {
  const viewport = shallowRef(viewportOf(1920, 1080))
  let watcher: ResizeObserver | undefined
  const measure = () => {
    const { clientWidth, clientHeight } = element.value!
    if (clientWidth > 0 && clientHeight > 0) viewport.value = viewportOf(clientWidth, clientHeight)
  }
  onMounted(() => {
    measure()
    watcher = new ResizeObserver(measure)
    watcher.observe(element.value!)
  })
  onBeforeUnmount(() => watcher?.disconnect())
  return viewport
}
