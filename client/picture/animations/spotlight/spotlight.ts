import { lengthOf, type Animation, type Cast } from '../animation.ts'
import { AnimationRunner } from '../engine/runner.ts'
import { CanvasSearch } from './canvas.ts'
import { planOf } from './plan.ts'
import { poseOf } from './search.ts'

/**
 * A light that searches the plan of the tables. When the draw is called the plan lies down on the floor as pools of light, the
 * light finds the winner's table, then the name opens. In a pool without groups it searches those of an initial, or seats.
 */
export const spotlight = {
  name: 'spotlight' as const,
  findsGroup: true,
  length: lengthOf,
  suits: () => true,
  mount(element: HTMLElement, cast: Cast) {
    const plan = planOf(cast)
    return new AnimationRunner(element, cast, {
      pose: (state) => poseOf(plan, state, cast.seed),
      canvas: (context) => new CanvasSearch(context, cast, plan),
    })
  },
} satisfies Animation
