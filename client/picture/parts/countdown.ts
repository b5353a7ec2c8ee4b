import { contentOf } from '../../../shared/scenes/content.ts'
import { countdown } from '../../../shared/scenes/countdown.ts'
import type { Cue } from '../../../shared/show/state.ts'

/** Minutes of a countdown that says none. */
const USUAL = 10
const { most } = countdown.content.minutes

/** Where a countdown is: its length and what is left of it, in whole seconds, and whether its last minute runs. */
export interface Countdown {
  length: number
  left: number
  last: boolean
}

/** The countdown of a cue that went on at `since`. @param at epoch ms, as `since` */
export function countdownOf(cue: Cue | null, since: number, at: number): Countdown {
  const { minutes } = contentOf(countdown.content, cue?.content)
  const length = Math.round(Math.min(minutes ?? USUAL, most) * 60)
  const gone = Math.max(0, Math.floor(at / 1000) - Math.floor(since / 1000))
  const left = Math.max(0, length - gone)
  return { length, left, last: left > 0 && left < 60 }
}
