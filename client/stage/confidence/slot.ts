import { agenda } from '../../../shared/scenes/agenda.ts'
import { contentOf } from '../../../shared/scenes/content.ts'
import { countdown } from '../../../shared/scenes/countdown.ts'
import { groups } from '../../../shared/scenes/groups.ts'
import { panel } from '../../../shared/scenes/panel.ts'
import { speaker } from '../../../shared/scenes/speaker.ts'
import { welcome } from '../../../shared/scenes/welcome.ts'
import type { Cue, State } from '../../../shared/show/state.ts'
import { timerOf } from '../../../shared/show/timeLeft.ts'
import { workClock } from '../../../shared/show/workClock.ts'
import { instantOf } from '../../picture/clock.ts'
import { beginsAt } from '../../picture/parts/agendaAt.ts'

/** The time that the cue on stage has, in epoch ms; `to` is null where nothing says when it should end. */
export interface Slot {
  from: number
  to: number | null
}

/**
 * The slot of the cue that is on: a countdown's own time, that of the group that shows its work, the start of the event for the
 * welcome, its planned length, else until whatever comes next by its time of day, in any agenda or among the cues that follow.
 * @param at epoch ms, for its day
 */
export function slotOf(state: Pick<State, 'cues' | 'show' | 'timer'>, at: number): Slot | null {
  const { cues, show } = state
  const index = cues.findIndex(({ id }) => id === show.cue)
  const cue = cues[index]
  if (!cue) return null
  const from = show.since
  if (cue.scene === countdown.name) {
    const timer = timerOf(state)!
    return { from, to: timer.ends ?? at + timer.left! * 1000 }
  }
  const clock = cue.scene === groups.name ? workClock(cue, show.work ?? null) : null
  if (clock) return { from: show.work!.since, to: clock.ends ?? at + clock.left! * 1000 }
  if (cue.scene === welcome.name)
    return { from, to: instantOf(contentOf(welcome.content, cue.content).startsAt, at) }
  if (cue.minutes) return { from, to: from + cue.minutes * 60_000 }
  const planned = startOf(cue, at) ?? from
  const later = [
    ...cues.slice(index + 1).map((one) => startOf(one, at)),
    ...cues.filter(({ scene }) => scene === agenda.name).flatMap((one) => itemsOf(one, at)),
  ]
  const after = later.filter((one): one is number => one !== null && one > planned)
  return { from, to: after.length ? Math.min(...after) : null }
}

/** The time of day at which a cue is planned to begin, of a talk or a panel that which it shows; null where none is given. */
function startOf({ at, scene, content }: Cue, day: number): number | null {
  if (at) return instantOf(at, day)
  if (scene !== speaker.name && scene !== panel.name) return null
  return instantOf(contentOf({ at: speaker.content.at }, content).at, day)
}

const itemsOf = ({ content }: Cue, day: number): (number | null)[] =>
  contentOf(agenda.content, content).items.map((item) => beginsAt(item, day))
