import { hash } from '../fair/hash.ts'
import { awaitingConfirmation, markedAbsent } from './awardQueries.ts'
import { refuseRedraw } from './awards.ts'
import { drawPool, type DrawPool } from './drawPool.ts'
import { refuseNeed } from './beacon.ts'
import { nextCue } from './nextCue.ts'
import { refuseOrder } from './orders.ts'
import { ableIn } from './pool.ts'
import type { Award, Cue, State } from './state.ts'
import { find } from './table.ts'
import { nextWork, runningWorks } from './workOrder.ts'

/** What the next GO does: the command it gives, and a label that says so (code and parameters of a text). */
export interface Step {
  /** Names this very step of this very show: GO with another is refused. */
  id: string
  label: {
    code: 'cue' | 'start' | 'call' | 'land' | 'confirm' | 'redraw' | 'work' | 'works'
    with: Record<string, unknown>
  }
  type: string
  ask: Record<string, unknown>
  /** Whether the words called go with it. */
  word: boolean
  /** Of a step that opens a draw: who is in it, and what to look at before. */
  pool?: DrawPool
}

/** What GO waits for when there is no step: a round of the beacon, a reveal under way, a first cue, or nothing at all. */
export function idle(state: State): 'beacon' | 'revealing' | 'empty' | 'end' {
  if (state.opened) return waitsForBeacon(state) ? 'beacon' : 'revealing'
  return state.cues.length === 0 ? 'empty' : 'end'
}

/**
 * The next step of the show; null while a reveal runs and at the end. One function for the button, the keys and HTTP.
 * After a draw it first confirms the winners who are not marked absent, then draws anew for those who are.
 */
export function nextStep(state: State): Step | null {
  if (state.opened) return callStep(state)
  return confirmStep(state) ?? redrawStep(state) ?? startStep(state) ?? workStep(state) ?? cueStep(state)
}

/** Whether the draw that is open is closed by a round of the beacon: the server does it, and GO has nothing to do. */
const waitsForBeacon = ({ opened, draws }: State): boolean =>
  opened?.need === 'beacon' && find(draws, opened.no)?.phase === 'open'

function callStep(state: State): Step | null {
  const draw = find(state.draws, state.opened!.no)
  if (draw?.phase !== 'open' || draw.need === 'beacon') return null
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
  const count = awaitingConfirmation(state, draw).length
  if (count === 0) return null
  return {
    id: `confirm:${draw}:${state.show.step}${marksOf(markedAbsent(state, draw))}`,
    label: { code: 'confirm', with: { draw, count } },
    type: 'award.confirm',
    ask: { draw },
    word: false,
  }
}

/** Not offered where it would be refused (nobody is left to win, the event is closed): the show then goes on without it. */
function redrawStep(state: State): Step | null {
  const draw = state.show.draw
  if (draw === null) return null
  const absent = markedAbsent(state, draw)
  const ask = { draw, entries: absent.map(({ entry }) => entry), reason: 'absent' as const }
  if (absent.length === 0 || refuseRedraw(state, ask)) return null
  const prize = find(state.prizes, find(state.draws, draw)!.prize)!
  return {
    id: `redraw:${draw}:${state.show.step}${marksOf(absent)}`,
    label: { code: 'redraw', with: { draw, count: absent.length } },
    type: 'award.redraw',
    ask,
    word: false,
    pool: drawPool(state, prize, absent.length),
  }
}

/** Tells apart the steps before and after a change of marks, which does not count as a step of the show. */
const marksOf = (absent: readonly Award[]): string =>
  absent.length === 0 ? '' : `:${hash(absent.map(({ id }) => id)).slice(0, 16)}`

function startStep(state: State): Step | null {
  if (state.closed) return null
  const cue = state.show.cue === null ? undefined : find(state.cues, state.show.cue)
  const prize = cue?.prize ? find(state.prizes, cue.prize) : undefined
  if (cue?.scene !== 'draw' || !prize || prize.left <= 0 || refuseNeed(state, prize.need)) return null
  const most = Math.min(prize.per_draw, prize.left)
  const pool = drawPool(state, prize, prize.order ? 1 : most)
  const count = prize.order ? pool.size : most
  if (ableIn(pool) === 0 || refuseOrder(state, prize, pool.size)) return null
  return {
    id: `start:${state.draws.length + 1}:${state.show.step}`,
    label: { code: 'start', with: { prize: prize.name, count, left: prize.left } },
    type: 'draw.start',
    ask: { prize: prize.id, count },
    word: false,
    pool,
  }
}

/** Of a showcase: the next work, and all of them after the last. */
function workStep(state: State): Step | null {
  const cue = state.show.cue === null ? undefined : find(state.cues, state.show.cue)
  const next = cue?.scene === 'groups' ? nextWork(state) : null
  if (!next) return null
  const group = next === 'all' ? null : next.group
  const running = runningWorks(state)
  const place = next === 'all' ? running.length : running.indexOf(next) + 1
  return {
    id: `work:${hash(group).slice(0, 16)}:${state.show.step}`,
    label:
      next === 'all'
        ? { code: 'works', with: { count: running.length } }
        : { code: 'work', with: { group: next.group, title: next.title, place, count: running.length } },
    type: 'work.show',
    ask: { group },
    word: false,
  }
}

function cueStep(state: State): Step | null {
  const next = nextCue(state)
  return next ? showStep(state, next) : null
}

/** The step that shows a cue which a panel has picked instead of the next one; null while a draw is open or where it is gone. */
export function pickedStep(state: State, cue: string): Step | null {
  const picked = find(state.cues, cue)
  return picked && !state.opened ? showStep(state, picked) : null
}

function showStep(state: State, cue: Cue): Step {
  const prize = cue.prize ? find(state.prizes, cue.prize)?.name : undefined
  return {
    id: `cue:${cue.id}:${state.show.step}`,
    label: { code: 'cue', with: { scene: cue.scene, title: cue.title || prize || '' } },
    type: 'cue.show',
    ask: { cue: cue.id },
    word: false,
  }
}
