import { lengthOf, type Animation, type Cast } from '../animation.ts'
import { AnimationRunner } from '../engine/runner.ts'
import { CanvasReels } from './canvas.ts'
import { poseOf, reelsOf } from './drums.ts'

/**
 * Reels of names as in a slot machine. When the draw is called the names go out and each reel stops as a line of light, one
 * after the other, so that no reel ever stops at somebody who has not won.
 */
export const reels = {
  name: 'reels' as const,
  length: lengthOf,
  suits: () => true,
  mount(element: HTMLElement, cast: Cast) {
    const spread = reelsOf(cast.names, cast.seed)
    return new AnimationRunner(element, cast, {
      pose: (state) => poseOf(spread, state),
      canvas: (context) => new CanvasReels(context, cast, spread),
    })
  },
} satisfies Animation
