import type { Steps } from '../../../../shared/fair/steps.ts'
import type { Cast } from '../animation.ts'
import { globeSteps, type Globe } from './globe.ts'
import { letterWidths, nameWidth } from './letters.ts'
import { pointsOf, streaksOf } from './points.ts'

/** What both renderers of a globe draw: where its names, points and streaks are. */
export interface Placed {
  globe: Globe
  points: Float32Array
  streaks: Float32Array
}

/** So many names are measured at a time. */
const CHUNK = 60

/** The layout of a cast, made once for whichever renderer asks first. */
export class Layout {
  private placed: Placed | null = null

  constructor(private readonly cast: Cast) {}

  /** Makes the layout in small steps, if it is not there yet. */
  *steps(): Generator<false, Placed> {
    const { names, seed } = this.cast
    if (this.placed) return this.placed
    const letterWidth = letterWidths()
    const widths: number[] = []
    for (const name of names) {
      widths.push(nameWidth(name, letterWidth))
      if (widths.length % CHUNK === 0) yield false
    }
    const globe = yield* instant(globeSteps(widths, seed))
    const points = pointsOf(globe, seed)
    yield false
    return (this.placed = { globe, points, streaks: streaksOf(points, seed) })
  }
}

/** Steps of which none has to wait for the next frame. */
function* instant<T>(steps: Steps<T>): Generator<false, T> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    yield false
  }
}
