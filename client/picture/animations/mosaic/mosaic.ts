import { lengthOf, type Animation, type Cast } from '../animation.ts'
import { AnimationRunner } from '../engine/runner.ts'
import { CanvasMosaic } from './canvas.ts'
import { fieldOf, poseOf } from './field.ts'

/**
 * A field of name tiles whose rows run against each other, for draws with many winners. When the draw is called the tiles
 * become marks of light that close to one point, and light rises from there between the winners.
 */
export const mosaic = {
  name: 'mosaic' as const,
  length: lengthOf,
  suits: () => true,
  mount(element: HTMLElement, cast: Cast) {
    const rows = fieldOf(cast.names, cast.seed)
    return new AnimationRunner(element, cast, {
      pose: (state) => poseOf(rows, state),
      canvas: (context) => new CanvasMosaic(context, cast, rows),
    })
  },
} satisfies Animation
