/** A cache of prerendered pictures of one size, by number, so that a frame only copies pixels. */
export class Faces {
  private readonly made = new Map<number, HTMLCanvasElement>()

  /**
   * @param paint draws the picture of a number
   * @param kept so many are kept; those used longest ago go first
   */
  constructor(
    private readonly width: number,
    private readonly height: number,
    private readonly paint: (context: CanvasRenderingContext2D, number: number) => void,
    private readonly kept: number,
  ) {}

  of(number: number): HTMLCanvasElement {
    const known = this.made.get(number)
    const face = known ?? this.painted(number)
    if (known) this.made.delete(number)
    else if (this.made.size >= this.kept) this.made.delete(this.made.keys().next().value!)
    this.made.set(number, face)
    return face
  }

  private painted(number: number): HTMLCanvasElement {
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(2, Math.round(this.width))
    canvas.height = Math.max(2, Math.round(this.height))
    this.paint(canvas.getContext('2d', { willReadFrequently: true })!, number)
    return canvas
  }
}
