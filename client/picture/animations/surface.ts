/** A canvas that fills an element at the display's own resolution, up to a number of pixels. */
export class Surface {
  readonly canvas = document.createElement('canvas')
  readonly context: CanvasRenderingContext2D
  private readonly watcher: ResizeObserver
  /** Counts changes of size: what was drawn for another size has to be made anew. */
  version = 0

  constructor(
    private readonly element: HTMLElement,
    private readonly most: number,
  ) {
    this.canvas.className = 'surface'
    this.context = this.canvas.getContext('2d')!
    element.append(this.canvas)
    this.size()
    this.watcher = new ResizeObserver(() => this.size())
    this.watcher.observe(element)
  }

  get width(): number {
    return this.canvas.width
  }

  get height(): number {
    return this.canvas.height
  }

  remove(): void {
    this.watcher.disconnect()
    this.canvas.remove()
  }

  private size(): void {
    const { clientWidth, clientHeight } = this.element
    const pixels = clientWidth * clientHeight * devicePixelRatio ** 2
    const scale = devicePixelRatio * Math.min(1, Math.sqrt(this.most / Math.max(1, pixels)))
    const width = Math.max(1, Math.round(clientWidth * scale))
    const height = Math.max(1, Math.round(clientHeight * scale))
    if (width === this.canvas.width && height === this.canvas.height) return
    this.canvas.width = width
    this.canvas.height = height
    this.version++
  }
}
