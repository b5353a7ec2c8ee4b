import { measureIn } from '../../type/measure.ts'
import { lengthOf, type Animation, type Cast } from '../animation.ts'
import { processorDraws } from '../engine/gl.ts'
import { AnimationRunner } from '../engine/runner.ts'
import { CanvasGlobe } from './canvas.ts'
import { globeOf, type Globe } from './globe.ts'
import { WebglGlobe } from './webgl.ts'
import { shuffled } from '../engine/random.ts'
import { poseOf, widthOf } from './pose.ts'
import { WEIGHT } from './weight.ts'

/** Maximum number of names on the globe without WebGL; the others only appear as large names. */
const MOST_ON_CANVAS = 1200

/** A rotating globe with all names of the pool: it speeds up, slows down to a stop and opens for the winners. */
export const sphere = {
  name: 'sphere' as const,
  length: lengthOf,
  suits: () => true,
  mount: (element: HTMLElement, cast: Cast) =>
    new AnimationRunner(element, cast, {
      pose: poseOf,
      width: (pose) => widthOf(pose, processorDraws()),
      webgl: (gl, height) => new WebglGlobe(gl, cast, globe(cast.names, cast.seed), height),
      canvas: (context) => new CanvasGlobe(context, cast, some(cast), globe(some(cast), cast.seed)),
    }),
} satisfies Animation

function globe(names: readonly string[], seed: number): Globe {
  const measure = measureIn(WEIGHT)
  return globeOf(
    names.map((name) => Math.max(0.5, measure(name))),
    seed,
  )
}

const some = ({ names, seed }: Cast): readonly string[] =>
  names.length <= MOST_ON_CANVAS
    ? names
    : shuffled(names.length, seed)
        .slice(0, MOST_ON_CANVAS)
        .map((i) => names[i]!)
