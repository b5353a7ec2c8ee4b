import { poolOf } from './pool.ts'
import type { Prize, State } from './state.ts'
import { find } from './table.ts'

/** What the next GO does: the command it gives, and a label that says so (code and parameters of a text). */
export interface Step {
  /** Names this very step of this very show: GO with another is refused. */
  id: string
  label: { code: 'cue' | 'start' | 'call' | 'land' | 'confirm'; with: Record<string, unknown> }
  type: string
  ask: Record<string, unknown>
  /** Whether the words called go with it. */
  word: boolean
}

/** What GO waits for when there is no step: a reveal under way, a first cue, or nothing at all. */
export function idle(state: State): 'revealing' | 'empty' | 'end' {
  if (state.opened) return 'revealing'
  return state.cues.length === 0 ? 'empty' : 'end'
}

/** The next step of the show; null while a reveal runs and at the end. One function for the button, the keys and HTTP. */
export function nextStep(state: State): Step | null {
  if (state.opened) return callStep(state)
  return confirmStep(state) ?? startStep(state) ?? cueStep(state)
}

function callStep(state: State): Step | null {
  const draw = find(state.draws, state.opened!.no)
  if (draw?.phase !== 'open') return null
  const word = draw.need === 'room'
  return {
    id: `call:${draw.id}`,
    label: { code: word ? 'call' : 'land', with: { draw: draw.id, count: draw.count } },
    type: 'draw.call',
    ask: {},
    word,
  }
}

function confirmStep(state: State): Step | null {
  const draw = state.show.draw
  if (draw === null) return null
  const waiting = state.awards.filter((award) => award.draw === draw && award.status === 'won').length
  if (waiting === 0) return null
  return {
    id: `confirm:${draw}:${state.show.step}`,
    label: { code: 'confirm', with: { draw, count: waiting } },
    type: 'award.confirm',
    ask: { draw },
    word: false,
  }
}

function startStep(state: State): Step | null {
  if (state.closed) return null
  const cue = state.show.cue === null ? undefined : find(state.cues, state.show.cue)
  const prize = cue?.prize ? find(state.prizes, cue.prize) : undefined
  if (cue?.scene !== 'draw' || !prize || !drawable(state, prize)) return null
  const count = Math.min(prize.per_draw, prize.left)
  return {
    id: `start:${state.draws.length + 1}:${state.show.step}`,
    label: { code: 'start', with: { prize: prize.name, count, left: prize.left } },
    type: 'draw.start',
    ask: { prize: prize.id, count },
    word: false,
  }
}

function drawable(state: State, prize: Prize): boolean {
  return prize.left > 0 && prize.need !== 'beacon' && poolOf(state, prize).size > 0
}

function cueStep(state: State): Step | null {
  const at = state.cues.findIndex((cue) => cue.id === state.show.cue)
  const next = state.cues[at + 1]
  if (!next) return null
  const prize = next.prize ? find(state.prizes, next.prize)?.name : undefined
  return {
    id: `cue:${next.id}:${state.show.step}`,
    label: { code: 'cue', with: { scene: next.scene, title: next.title || prize || '' } },
    type: 'cue.show',
    ask: { cue: next.id },
    word: false,
  }
}
