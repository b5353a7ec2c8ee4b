import type { Animation, Cast } from './animation.ts'
import { cards } from './cards/cards.ts'
import { sphere } from './sphere/sphere.ts'
import { wheel } from './wheel/wheel.ts'

/** Every animation, in the order of their names. */
export const animations: readonly Animation[] = [sphere, cards, wheel]

/** The animation of that name if it suits the cast, else the first that does. */
export function animationOf(name: string, cast: Cast): Animation {
  const named = animations.find((animation) => animation.name === name)
  return named?.suits(cast) ? named : (animations.find((animation) => animation.suits(cast)) ?? sphere)
}
