import type { Palette } from '../../../shared/show/themes/theme.ts'

/**
 * Timing of one page of winners, in ms since OPEN: the animation slows down from `at` and stands still from `still`; the
 * names fade in from `names` to `over`.
 */
export interface Landing {
  at: number
  still: number
  names: number
  over: number
  /** The groups of the page's winners as the hall may know them; for an animation that finds them (`findsGroup`). */
  groups: readonly string[]
}

/** Everything an animation is given. It never learns who won: the winners' names are drawn by the reveal on top of it. */
export interface Cast {
  /** Display names of everybody in the pool. */
  names: readonly string[]
  /** The group of each, as the hall may know it; empty for whoever has none. */
  groups: readonly string[]
  /** Address of the picture of each that the stage may show; empty for whoever has none. */
  pictures: readonly string[]
  /** The draw's number, used as the seed, so that every screen shows the same motion. */
  seed: number
  /** Ms from OPEN until rolling begins. */
  rolls: number
  /** Empty until the host has stopped the rolling. */
  landings: readonly Landing[]
  /** Whether the viewer prefers reduced motion. */
  calm: boolean
  /** The colours of the event's look. */
  palette: Palette
}

export interface Running {
  /** Draws the frame for `t` ms after OPEN; the result depends on `t` only, not on earlier frames. */
  frame(t: number): void
  /**
   * Sets the landing once it is known, or replaces it when it has changed.
   * @param rolls when rolling begins, in ms from OPEN: sooner if the words were called before
   */
  land(landings: readonly Landing[], rolls: number): void
  remove(): void
}

/**
 * A kind of rolling animation. Its texts are in `shared/i18n/<language>/hostPrizes.ts`: `prize.animation.NAME` is its label in the
 * prize form, `prize.animation.NAMEHint` says what it is good for.
 */
export interface Animation {
  /** The value of `prize.animation` that selects it. */
  name: string
  /** Whether it leaves the corners of its square free, so that a line of type may reach into them. */
  isRound?: boolean
  /** Whether it shows the group of the winners before their names, as a prize may ask for. */
  findsGroup?: boolean
  /** Ms from OPEN until the names of the last page are fully shown; Infinity while the landing is not known. */
  length(cast: Cast): number
  /** Whether it works with this cast, for example with this number of names. */
  suits(cast: Cast): boolean
  mount(element: HTMLElement, cast: Cast): Running
}

/** Ms from OPEN until the names of the last page are fully shown; Infinity while the landing is not known. */
export const lengthOf = ({ landings }: Cast): number => landings.at(-1)?.over ?? Infinity
