/** A cache of prerendered pictures, by number, so that a frame only copies pixels. */
export class Faces {
  private readonly made = new Map<number, HTMLCanvasElement>()

  /**
   * @param size of the picture of a number in pixels
   * @param paint draws the picture of a number
   * @param kept so many are kept; those used longest ago go first
   */
  constructor(
    private readonly size: (number: number) => { width: number; height: number },
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
    const { width, height } = this.size(number)
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(2, Math.round(width))
    canvas.height = Math.max(2, Math.round(height))
    this.paint(canvas.getContext('2d', { willReadFrequently: true })!, number)
    return canvas
  }
}
