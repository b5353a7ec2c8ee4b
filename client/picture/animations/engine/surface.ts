/** Size and resolution of a canvas within its element. */
export interface Fitting {
  /** Factor of the full resolution, 0 to 1. */
  part: number
  /** Maximum width, in heights of the element. */
  heights: number
  /** Upscaling factor from which pixels are not smoothed, because smoothing is slow on the CPU. */
  square: number
}

/**
 * A canvas centred in an element, with the element's full height. Its resolution follows the device pixel ratio, up to a
 * maximum number of pixels and scaled by `Fitting.part`.
 */
export class Surface {
  readonly canvas = document.createElement('canvas')
  private readonly watcher: ResizeObserver
  /** CSS pixels between the canvas and the left edge of the element; the CSS that clips the canvas. */
  private left = 0
  private clipped = ''
  private fitting: Fitting = { part: 1, heights: Infinity, square: Infinity }
  /** Full-resolution size of the element in device pixels, capped by `maxPixels`; prerendered parts are made for this size. */
  whole = { width: 1, height: 1 }

  /**
   * @param maxPixels maximum for the whole element
   * @param sized called after a resize, which clears the canvas
   */
  constructor(
    private readonly element: HTMLElement,
    private readonly maxPixels: number,
    private readonly sized: () => void,
  ) {
    this.canvas.className = 'surface'
    this.size()
    this.watcher = new ResizeObserver(() => {
      if (this.size()) this.sized()
    })
    this.watcher.observe(element)
  }

  /** Puts the canvas into the page. */
  show(): void {
    this.element.append(this.canvas)
  }

  /** Shows only a square around the middle, because what is not shown costs nothing. @param side in heights of the element */
  clip(side: number): void {
    const { clientWidth, clientHeight } = this.element
    const margin = (length: number) => Math.max(0, Math.floor((length - side * clientHeight) / 2))
    const beside = Math.max(0, margin(clientWidth) - this.left)
    const clipped = side === Infinity ? '' : `inset(${margin(clientHeight)}px ${beside}px)`
    if (clipped !== this.clipped) this.canvas.style.clipPath = clipped
    this.clipped = clipped
  }

  /** Takes an empty canvas out of the picture, which else costs as much as one with a picture. */
  hide(empty: boolean): void {
    this.canvas.style.display = empty ? 'none' : ''
  }

  get width(): number {
    return this.canvas.width
  }

  get height(): number {
    return this.canvas.height
  }

  /** Applies a new size and resolution; clears the canvas if its size changes. */
  fit(fitting: Fitting): void {
    const { part, heights, square } = this.fitting
    if (fitting.part === part && fitting.heights === heights && fitting.square === square) return
    this.fitting = fitting
    this.size()
  }

  remove(): void {
    this.watcher.disconnect()
    this.canvas.remove()
  }

  private size(): boolean {
    const { canvas } = this
    const { part, heights, square } = this.fitting
    const { clientWidth, clientHeight } = this.element
    const pixels = clientWidth * clientHeight * devicePixelRatio ** 2
    const scale = devicePixelRatio * Math.min(1, Math.sqrt(this.maxPixels / Math.max(1, pixels)))
    this.whole = { width: clientWidth * scale, height: clientHeight * scale }
    // On whole pixels, where nothing has to be drawn between them.
    const left = Math.max(0, Math.floor((clientWidth - clientHeight * heights) / 2))
    const wide = clientWidth - 2 * left
    this.left = left
    canvas.style.left = `${left}px`
    canvas.style.width = `${wide}px`
    const width = Math.max(1, Math.round(wide * scale * part))
    const height = Math.max(1, Math.round(clientHeight * scale * part))
    canvas.style.imageRendering = clientHeight * devicePixelRatio >= square * height ? 'pixelated' : ''
    if (width === canvas.width && height === canvas.height) return false
    canvas.width = width
    canvas.height = height
    return true
  }
}
