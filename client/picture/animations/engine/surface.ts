/** How a canvas fills its element. */
export interface Fitting {
  /** Part of the resolution, 0 to 1. */
  part: number
  /** No wider than so many heights. */
  heights: number
  /** A pixel that fills so many lines of the display, or more, stays a square: smoothing costs the processor half of a frame. */
  square: number
}

/**
 * A canvas in the middle of an element, as high as it and as wide as the picture needs, at the display's own resolution, up to
 * a number of pixels, or at a part of it.
 */
export class Surface {
  readonly canvas = document.createElement('canvas')
  private readonly watcher: ResizeObserver
  private fitting: Fitting = { part: 1, heights: Infinity, square: Infinity }
  /** Size of the element in the display's own pixels, capped: what is drawn once is made for it. */
  whole = { width: 1, height: 1 }

  /**
   * @param maxPixels of the whole element
   * @param sized is told when the canvas has another size and is empty
   */
  constructor(
    private readonly element: HTMLElement,
    private readonly maxPixels: number,
    private readonly sized: () => void,
  ) {
    this.canvas.className = 'surface'
    element.append(this.canvas)
    this.size()
    this.watcher = new ResizeObserver(() => {
      if (this.size()) this.sized()
    })
    this.watcher.observe(element)
  }

  get width(): number {
    return this.canvas.width
  }

  get height(): number {
    return this.canvas.height
  }

  /** Draws like this from now on; the canvas is empty if that changes its size. */
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
    const wide = Math.min(clientWidth, Math.round(clientHeight * heights))
    canvas.style.left = `${(clientWidth - wide) / 2}px`
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
