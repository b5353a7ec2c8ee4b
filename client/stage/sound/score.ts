import type { SoundName } from '../../../shared/show/soundNames.ts'
import { stepOf } from '../../../shared/show/pace.ts'
import type { Draw, Pace, State } from '../../../shared/show/state.ts'
import { isLast } from '../../picture/draw/celebration.ts'
import { countdownOf, type Countdown } from '../../picture/parts/countdown.ts'
import { rollsAt, stillAt } from '../../picture/playhead.ts'
import { programmeOf } from '../../picture/programme.ts'

/** A sound and its start and end in epoch ms; the end is Infinity while unknown. */
export interface Note {
  sound: SoundName
  from: number
  to: number
  /** How loud it is beside the others, 0 to 1; 1 if left out. */
  level?: number
}

/** How a reveal is celebrated: the ms of hit and applause, and how loud they are. */
interface Cheers {
  ring: number
  clapping: number
  level: number
}
const CHEERS: Record<Pace, Cheers> = {
  small: { ring: 1800, clapping: 2600, level: 0.6 },
  grand: { ring: 2600, clapping: 7000, level: 1 },
}
/** Ms of applause after the last prize of the event. */
const LAST_CLAPPING = 12_000
/** Ms of a tick; of the end of a countdown before it is over, and after. */
const TICK = 120
const ENDING = { before: 10_000, after: 1500 }

/** All notes for the current programme: a function of the state, with times by the server's clock. */
export function scoreOf(state: State): Note[] {
  const { cover, frozen, draw, cue, since, timer } = programmeOf(state)
  if (cover || frozen !== null || state.show.layers.mute) return []
  if (draw && draw.phase !== 'abandoned') return notesOf(draw, isLast(state, draw))
  if (cue?.scene === 'draw') return [{ sound: 'idle', from: since, to: Infinity }]
  return cue?.scene === 'countdown' ? endingOf(countdownOf(cue, since, since, timer)) : []
}

/** The last ten seconds of a countdown, and its end; nothing while it stands still. */
function endingOf({ ends }: Countdown): Note[] {
  if (ends === null) return []
  const end = Math.floor(ends / 1000) * 1000
  return [{ sound: 'ending', from: end - ENDING.before, to: end + ENDING.after }]
}

/**
 * The notes of a draw: background sound while the prize is shown, a drum roll while names roll, silence before the names, a
 * hit when the first appears and a tick with each that lands after it, then applause by the size of the prize.
 */
function notesOf(draw: Draw, last: boolean): Note[] {
  const rolls = rollsAt(draw)
  const { ring, clapping, level } = CHEERS[draw.pace]
  const notes: Note[] = [{ sound: 'idle', from: draw.at, to: rolls }]
  if (draw.pages.length === 0) notes.push({ sound: 'rolling', from: rolls, to: Infinity })
  draw.pages.forEach(({ at, names, over, from, to }, page) => {
    notes.push({ sound: 'rolling', from: page === 0 ? rolls : at, to: stillAt(draw, page) })
    // Nobody could win: there is nothing to celebrate.
    if (to === from) return
    notes.push({ sound: 'hit', from: names, to: names + ring, level })
    for (let i = 1; i < to - from; i++) {
      const lands = names + i * stepOf(to - from)
      notes.push({ sound: 'tick', from: lands, to: lands + TICK })
    }
    const next = draw.pages[page + 1]?.at ?? Infinity
    const begins = to - from > 1 ? over : names + 200
    const lasts = last && next === Infinity ? LAST_CLAPPING : clapping
    notes.push({ sound: 'applause', from: begins, to: Math.min(begins + lasts, next), level })
  })
  return notes
}
