import { lengthOf, type Animation, type Cast } from '../animation.ts'
import { AnimationRunner } from '../engine/runner.ts'
import { CanvasWall } from './canvas.ts'
import { CARDS, wallOf } from './wall.ts'

/**
 * A wall of cards that flip through the names of the pool in waves; suits draws with many winners. When the draw is called
 * the cards become marks of light on the ring around the words.
 */
export const cards = {
  name: 'cards' as const,
  length: lengthOf,
  // With fewer names, two cards would show the same name.
  suits: ({ names }: Cast) => names.length >= 2 * CARDS,
  mount: (element: HTMLElement, cast: Cast) =>
    new AnimationRunner(element, cast, {
      pose: wallOf(cast.names.length, cast.seed),
      canvas: (context) => new CanvasWall(context, cast),
    }),
} satisfies Animation
