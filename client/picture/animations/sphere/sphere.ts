import { measureIn } from '../../type/measure.ts'
import { lengthOf, type Animation, type Cast } from '../animation.ts'
import { processorDraws } from '../engine/gl.ts'
import { AnimationRunner } from '../engine/runner.ts'
import { DrawnGlobe } from './canvas.ts'
import { globeOf, type Globe } from './globe.ts'
import { LitGlobe } from './webgl.ts'
import { shuffled } from '../engine/random.ts'
import { roomOf, stanceOf } from './stance.ts'
import { WEIGHT } from './weight.ts'

/** Without WebGL more names than this are only among the large ones that come by. */
const DRAWN = 1200

/** A globe of all the names of the pool: it breathes, rushes, comes to rest with weight and opens for the winner. */
export const sphere = {
  name: 'sphere' as const,
  length: lengthOf,
  suits: () => true,
  mount: (element: HTMLElement, cast: Cast) =>
    new AnimationRunner(element, cast, {
      stance: stanceOf,
      room: (stance) => roomOf(stance, processorDraws()),
      light: (gl, height) => new LitGlobe(gl, cast, globe(cast.names, cast.seed), height),
      draw: (context) => new DrawnGlobe(context, cast, some(cast), globe(some(cast), cast.seed)),
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
  names.length <= DRAWN
    ? names
    : shuffled(names.length, seed)
        .slice(0, DRAWN)
        .map((i) => names[i]!)
