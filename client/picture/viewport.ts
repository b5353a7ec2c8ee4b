import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'

/** Size of a picture: pixels of its unit, and its width and height in units. */
export interface Viewport {
  unit: number
  width: number
  height: number
}

/** The unit is a hundredth of the height, less where the picture is narrower than 4:3 so that lines still fit. */
export function viewportOf(width: number, height: number): Viewport {
  const unit = Math.max(0.01, Math.min(height / 100, (width * 0.75) / 100))
  return { unit, width: width / unit, height: height / unit }
}

/** The viewport of an element, kept up to date. */
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
