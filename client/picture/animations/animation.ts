import type { Palette } from '../../../shared/show/themes/theme.ts'

/** One page of a landing, in ms since OPEN: slows down from `at`, at rest from `still`, the names come in from `names` to `over`. */
export interface Landing {
  at: number
  still: number
  names: number
  over: number
}

/** All that an animation knows. Winners are not among it: names are shown by the reveal that lies over every animation. */
export interface Cast {
  /** Who rolls: the whole pool, as the stage names them. */
  names: readonly string[]
  /** The draw's number: the same draw looks the same on every screen. */
  seed: number
  /** Rolling begins so many ms after OPEN. */
  rolls: number
  /** Empty until the words are called. */
  landings: readonly Landing[]
  /** The viewer asked for less motion. */
  calm: boolean
  /** The colours of the event's look. */
  palette: Palette
}

export interface Running {
  /** Shows the picture of `t` ms after OPEN: the same picture whatever was shown before. */
  frame(t: number): void
  /** The landing has become known, or has changed. */
  land(landings: readonly Landing[]): void
  remove(): void
}

/**
 * One way for a pool to roll and come to rest. Its texts stand in `shared/i18n/<language>/host.ts`: `prize.animation.NAME`
 * is what a prize's form calls it, `prize.animation.NAMEHint` says what it is good for.
 */
export interface Animation {
  /** What a prize asks for it by. */
  name: string
  /** Ms from OPEN until its last names are in; Infinity while the landing is not known. */
  length(cast: Cast): number
  /** Whether it looks good with such a pool. */
  suits(cast: Cast): boolean
  mount(element: HTMLElement, cast: Cast): Running
}

/** When the last names of a landing are in. */
export const lengthOf = ({ landings }: Cast): number => landings.at(-1)?.over ?? Infinity
