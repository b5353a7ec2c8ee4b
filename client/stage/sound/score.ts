import type { Draw, State } from '../../../shared/show/state.ts'
import { rollsAt, stillAt } from '../../picture/playhead.ts'
import { programmeOf } from '../../picture/programme.ts'

export const SOUNDS = ['idle', 'rolling', 'hit', 'applause'] as const
export type SoundName = (typeof SOUNDS)[number]

/** A sound and its start and end in epoch ms; the end is Infinity while unknown. */
export interface Note {
  sound: SoundName
  from: number
  to: number
}

/** Duration of the hit and of the applause, in ms. */
const RING = 2600
const CLAPPING = 4200

/** All notes for the current programme: a function of the state, with times by the server's clock. */
export function scoreOf(state: State): Note[] {
  const { cover, frozen, draw, cue, since } = programmeOf(state)
  if (cover || frozen !== null || state.show.layers.mute) return []
  if (draw && draw.phase !== 'abandoned') return notesOf(draw)
  return cue?.scene === 'draw' ? [{ sound: 'idle', from: since, to: Infinity }] : []
}

/**
 * The notes of a draw: background sound while the prize is shown, a drum roll while names roll, silence before the names, a
 * hit when they appear, then applause.
 */
function notesOf(draw: Draw): Note[] {
  const rolls = rollsAt(draw)
  const notes: Note[] = [{ sound: 'idle', from: draw.at, to: rolls }]
  if (draw.pages.length === 0) notes.push({ sound: 'rolling', from: rolls, to: Infinity })
  draw.pages.forEach(({ at, names, from, to }, page) => {
    notes.push({ sound: 'rolling', from: page === 0 ? rolls : at, to: stillAt(draw, page) })
    // Nobody could win: there is nothing to celebrate.
    if (to === from) return
    notes.push({ sound: 'hit', from: names, to: names + RING })
    const next = draw.pages[page + 1]?.at ?? Infinity
    notes.push({ sound: 'applause', from: names + 200, to: Math.min(names + CLAPPING, next) })
  })
  return notes
}
