import { admissionDraw, admitted, type Outcome, type Placed } from '../../../shared/show/admission.ts'
import type { Admission, State } from '../../../shared/show/state.ts'
import type { RecordedCommand } from '../../support/showRecorder.ts'
import { holds } from './law.ts'

/** Everybody who signed up has one place, by the ranking alone, and a place that is given up moves one person. */
export function admissionLaws(step: RecordedCommand): void {
  const { before, after, type } = step
  const outcome = admitted(after)
  if (!outcome || after.admission === before.admission) return
  placeLaws(after, outcome)
  const was = admitted(before)
  if (was && type === 'admission.decline')
    moveLaw(was, outcome, isLate(step.facts.at(-1)!, before.admission!))
}

/** Whether somebody gave up after the deadline of the waiting lists. */
const isLate = ({ at }: { at: number }, { until }: Admission): boolean => until !== undefined && at > until

const isOrGaveUp = (wanted: Placed['is']) => (one: Placed) => one.is === wanted || one.is === 'declined'

function placeLaws(state: State, { placed }: Outcome): void {
  const admission = state.admission!
  const draw = admissionDraw(state)!
  holds(
    'seats and waiting lists follow the ranking of the draw',
    placed.every(({ entry, rank }, i) => draw.winners[i] === entry && rank === i + 1) &&
      placed.length === draw.winners.length,
  )
  const signedUp = admission.rows.map(([entry]) => entry)
  const certain = new Set(
    admission.certain.map(({ person }) => state.people.find(({ id }) => id === person)?.entry),
  )
  holds(
    'everybody who signed up has exactly one place',
    signedUp.toSorted().join() ===
      placed
        .map(({ entry }) => entry)
        .toSorted()
        .join() && !placed.some(({ entry }) => certain.has(entry)),
    { signedUp: signedUp.length, placed: placed.length },
  )
  const gone = new Set(admission.declines.map(({ entry }) => entry))
  for (const [quota, { seats }] of admission.quotas.entries()) {
    const inTime = new Set(admission.declines.flatMap((one) => (isLate(one, admission) ? [] : [one.entry])))
    const list = placed.filter((one) => one.quota === quota && !inTime.has(one.entry))
    holds(
      'a quota is filled from its first rank on, and not exceeded; what is given up after the deadline stays empty',
      list.slice(0, seats).every(isOrGaveUp('seat')) &&
        list.slice(seats).every(isOrGaveUp('waiting')) &&
        list.every(({ entry, is }) => (is === 'declined') === gone.has(entry)),
      { seats, list: list.map(({ is }) => is) },
    )
  }
}

function moveLaw(was: Outcome, now: Outcome, late: boolean): void {
  const moved = now.placed.filter(({ entry, is }) => was.of.get(entry)!.is !== is)
  const [gone, ...up] = moved.sort((a, b) => Number(b.is === 'declined') - Number(a.is === 'declined'))
  const gave = gone && was.of.get(gone.entry)!
  holds(
    'a place that is given up moves nobody but the next of that background',
    gone?.is === 'declined' &&
      up.length <= (late ? 0 : 1) &&
      up.every(
        ({ entry, quota, is }) =>
          gave!.is === 'seat' && is === 'seat' && quota === gone.quota && was.of.get(entry)!.place === 1,
      ),
    { moved },
  )
  const told = now.moves.at(-1)!
  holds(
    'the history tells who moved up',
    told.entry === gone?.entry && told.moved === (up[0]?.entry ?? null),
    told,
  )
}
