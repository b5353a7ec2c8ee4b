import type { Animation, Cast } from './animation.ts'
import { cards } from './cards/cards.ts'
import { mosaic } from './mosaic/mosaic.ts'
import { reels } from './reels/reels.ts'
import { sphere } from './sphere/sphere.ts'
import { wheel } from './wheel/wheel.ts'

/** All animations, in the order of the prize form; the first one suits any pool. */
export const ANIMATIONS = [sphere, reels, mosaic, cards, wheel] as const satisfies readonly Animation[]

export type AnimationName = (typeof ANIMATIONS)[number]['name']

/** The animation of that name if it suits the cast, else the first that does. */
export function animationOf(name: string, cast: Cast): Animation {
  const all: readonly Animation[] = ANIMATIONS
  const named = all.find((animation) => animation.name === name)
  return named?.suits(cast) ? named : all.find((animation) => animation.suits(cast))!
}
