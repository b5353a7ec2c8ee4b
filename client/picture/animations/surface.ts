/** A canvas that fills an element at the display's own resolution, up to a number of pixels, or at a part of it. */
export class Surface {
  readonly canvas = document.createElement('canvas')
  private readonly watcher: ResizeObserver
  private part = 1
  /** Size of the element in the display's own pixels, capped: what is drawn once is made for it. */
  whole = { width: 1, height: 1 }

  /** @param sized is told when the canvas has another size and is empty */
  constructor(
    private readonly element: HTMLElement,
    private readonly most: number,
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

  get scale(): number {
    return this.part
  }

  /** Draws at a part of the resolution from now on; the canvas is empty afterwards. */
  set scale(part: number) {
    this.part = part
    this.size()
  }

  remove(): void {
    this.watcher.disconnect()
    this.canvas.remove()
  }

  private size(): boolean {
    const { clientWidth, clientHeight } = this.element
    const pixels = clientWidth * clientHeight * devicePixelRatio ** 2
    const scale = devicePixelRatio * Math.min(1, Math.sqrt(this.most / Math.max(1, pixels)))
    this.whole = { width: clientWidth * scale, height: clientHeight * scale }
    const width = Math.max(1, Math.round(this.whole.width * this.part))
    const height = Math.max(1, Math.round(this.whole.height * this.part))
    if (width === this.canvas.width && height === this.canvas.height) return false
    this.canvas.width = width
    this.canvas.height = height
    return true
  }
}
