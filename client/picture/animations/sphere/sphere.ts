import { lengthOf, type Animation, type Cast } from '../animation.ts'
import { AnimationRunner } from '../engine/runner.ts'
import { tintsOf } from '../engine/tints.ts'
import { Body } from './body.ts'
import { CanvasGlobe } from './canvas.ts'
import { Layout } from './layout.ts'
import { squareOf } from './place.ts'
import { poseOf, widthOf } from './pose.ts'
import { WebglGlobe } from './webgl.ts'

/**
 * A globe on which everybody in the pool is a point of light, and a name where it can be read. Its rings open into an ellipse
 * that closes to a single point, from which the winners' names rise.
 */
export const sphere = {
  name: 'sphere' as const,
  isRound: true,
  length: lengthOf,
  suits: () => true,
  mount(element: HTMLElement, cast: Cast) {
    const layout = new Layout(cast)
    return new AnimationRunner(element, cast, {
      pose: poseOf,
      width: widthOf,
      side: squareOf,
      backdrop: (element) => new Body(element, tintsOf(cast.palette)),
      webgl: (gl, height) => new WebglGlobe(gl, cast, layout, height),
      canvas: (context) => new CanvasGlobe(context, cast, layout),
    })
  },
} satisfies Animation
