import type { Cast } from '../animation.ts'
import { globeOf, type Globe } from './globe.ts'
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
  *steps(): Generator<boolean, Placed> {
    const { names, seed } = this.cast
    if (this.placed) return this.placed
    const letterWidth = letterWidths()
    const widths: number[] = []
    for (const name of names) {
      widths.push(nameWidth(name, letterWidth))
      if (widths.length % CHUNK === 0) yield false
    }
    const globe = globeOf(widths, seed)
    yield false
    const points = pointsOf(globe, seed)
    yield false
    return (this.placed = { globe, points, streaks: streaksOf(points, seed) })
  }
}
