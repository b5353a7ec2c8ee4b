import type { Closing } from './closing.ts'
import { DustDrawing } from './dust.ts'
import { MarksDrawing, type Plate } from './marks.ts'
import { SparkDrawing } from './spark.ts'
import type { Tints } from './tints.ts'

/** Draws what all animations on a 2D canvas share from the landing on: marks on the ring, the point, the line and dust. */
export class AfterglowDrawing {
  private readonly marks: MarksDrawing
  private readonly spark: SparkDrawing
  private readonly dust: DustDrawing

  constructor(context: CanvasRenderingContext2D, tints: Tints, seed: number) {
    this.marks = new MarksDrawing(context, tints, seed)
    this.spark = new SparkDrawing(context, tints)
    this.dust = new DustDrawing(context, tints, seed)
  }

  /**
   * @param plates where the plates of the animation would stand, which become the marks; null where there is no ring
   * @param turned see `MotionState`
   */
  draw(state: Closing, plates: readonly Plate[] | null, turned: number): void {
    if (plates) this.marks.draw(plates, state)
    this.dust.draw(state.dust, turned)
    this.spark.draw(state.spark)
  }
}
