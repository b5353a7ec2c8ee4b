import { css } from './colours.ts'
import type { Tints } from './tints.ts'

/** Pictures that are kept; those used longest ago go first. */
const KEPT = 120
/** Frames that an animation waits for its first pictures. */
const WAIT = 40
/** How much of a picture's own colour gives way to that of the light, and how dark its foot is. */
const TINTED = 0.3
const FOOT = { dark: 0.5, bright: 0.12 }

/**
 * Pictures of people, each loaded when it is first asked for, cut to one size and lit from above like the set. Where one cannot be
 * loaded the name stands alone.
 */
export class Portraits {
  private readonly loading = new Set<string>()
  private readonly made = new Map<string, HTMLCanvasElement | null>()

  /** @param size in pixels */
  constructor(
    private readonly size: { width: number; height: number },
    private readonly tints: Tints,
  ) {}

  /** The picture at an address; null until it is loaded, and for ''. */
  of(address: string): HTMLCanvasElement | null {
    if (!address) return null
    const known = this.made.get(address)
    if (known !== undefined) this.made.delete(address)
    else {
      if (this.made.size >= KEPT) this.made.delete(this.made.keys().next().value!)
      void this.load(address)
    }
    this.made.set(address, known ?? null)
    return known ?? null
  }

  /** Waits for the pictures at some addresses, frame by frame, but not long: a step for each frame. */
  *loaded(addresses: readonly string[]): Generator<true, void> {
    for (const address of addresses) this.of(address)
    for (let frame = 0; frame < WAIT && addresses.some((one) => this.loading.has(one)); frame++) yield true
  }

  private async load(address: string): Promise<void> {
    this.loading.add(address)
    const image = new Image()
    image.src = address
    const loaded = await image.decode().then(
      () => true,
      () => false,
    )
    if (loaded && this.made.has(address)) this.made.set(address, this.lit(image))
    this.loading.delete(address)
  }

  private lit(image: HTMLImageElement): HTMLCanvasElement {
    const { tints } = this
    const canvas = document.createElement('canvas')
    const width = (canvas.width = Math.max(2, Math.round(this.size.width)))
    const height = (canvas.height = Math.max(2, Math.round(this.size.height)))
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    const { naturalWidth, naturalHeight } = image
    const scale = Math.max(width / naturalWidth, height / naturalHeight)
    // Where it is too high, its foot is cut off rather than a face.
    const left = (width - naturalWidth * scale) / 2
    const top = (height - naturalHeight * scale) * 0.2
    context.drawImage(image, left, top, naturalWidth * scale, naturalHeight * scale)
    context.globalCompositeOperation = 'source-atop'
    context.fillStyle = css(tints.far, TINTED)
    if (!tints.bright) {
      context.globalCompositeOperation = 'color'
      context.fillRect(0, 0, width, height)
      context.globalCompositeOperation = 'source-atop'
    }
    const shade = context.createLinearGradient(0, height * 0.35, 0, height)
    shade.addColorStop(0, css([0, 0, 0], 0))
    shade.addColorStop(1, css([0, 0, 0], tints.bright ? FOOT.bright : FOOT.dark))
    context.fillStyle = shade
    context.fillRect(0, 0, width, height)
    return canvas
  }
}
