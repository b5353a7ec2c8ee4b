import type { Animation, Cast } from './animation.ts'
import { cards } from './cards/cards.ts'
import { mosaic } from './mosaic/mosaic.ts'
import { reels } from './reels/reels.ts'
import { spotlight } from './spotlight/spotlight.ts'
import { sphere } from './sphere/sphere.ts'
import { wheel } from './wheel/wheel.ts'

/** All animations, in the order of the prize form; the first one suits any pool. */
export const ANIMATIONS = [
  sphere,
  reels,
  spotlight,
  wheel,
  cards,
  mosaic,
] as const satisfies readonly Animation[]

export type AnimationName = (typeof ANIMATIONS)[number]['name']

/** The animation of that name; the first where there is none. */
const named = (name: string): Animation => {
  const all: readonly Animation[] = ANIMATIONS
  return all.find((animation) => animation.name === name) ?? all[0]!
}

/** Whether the animation of that name shows the group of the winners before their names. */
export const findsGroup = (name: string): boolean => named(name).findsGroup === true

/** Whether the animation of that name leaves the corners of its square free. */
export const isRound = (name: string): boolean => named(name).isRound === true

/** The animation of that name if it suits the cast, else the first that does. */
export function animationOf(name: string, cast: Cast): Animation {
  const all: readonly Animation[] = ANIMATIONS
  return [named(name), ...all].find((animation) => animation.suits(cast))!
}
