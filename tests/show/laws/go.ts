import type { Award, State } from '../../../shared/show/state.ts'
import type { RecordedCommand } from '../../support/showRecorder.ts'
import type { System } from '../../support/showSystem.ts'
import { holds } from './law.ts'

const HOST = { role: 'host', name: '' } as const

const awardOf = (state: State, draw: unknown, entry: unknown): Award | undefined =>
  state.awards.find((award) => award.draw === draw && award.entry === entry)

/** What the host says of absent winners stands until the award is settled, and GO goes by it. */
export function absenceLaws({ type, ask, before, after, facts }: RecordedCommand): void {
  if (type === 'award.mark')
    holds(
      'a winner is marked absent as the host said last',
      awardOf(after, ask['draw'], ask['entry'])?.absent === ask['absent'],
      ask,
    )
  const settled = after.awards.filter(({ status, claim }) => status === 'voided' || claim === 'handed-over')
  holds('no award that is settled is marked absent', !settled.some(({ absent }) => absent))

  const bodies = facts.flatMap(({ body }) => (body ? [body] : []))
  const confirmed = bodies.filter((body) => body.type === 'award-confirmed')
  holds(
    'a confirmation takes the mark of absence back',
    !confirmed.some(({ draw, entry }) => awardOf(after, draw, entry)?.absent),
  )
  if (type !== 'go') return
  holds(
    'GO never confirms a winner who is marked absent',
    !confirmed.some(({ draw, entry }) => awardOf(before, draw, entry)?.absent),
    confirmed,
  )
  if (!bodies.some((body) => body.type === 'fd1/open' && body['redraw'] !== null)) return
  const shown = before.awards.filter(({ draw }) => draw === before.show.draw)
  const entries = new Set(bodies.flatMap((body) => (body.type === 'fd1/void' ? [body['entry']] : [])))
  holds(
    'GO draws anew for all who are marked absent and for nobody else',
    shown.every(({ absent, entry }) => absent === entries.has(entry)),
  )
  holds(
    'GO draws anew only once all others are confirmed',
    !shown.some(({ status, absent }) => status === 'won' && !absent),
  )
}

/** GO never offers what the server would not do, except that it waits while the stage is covered. */
export function offerLaw(state: State, parts: System): void {
  const step = parts.nextStep(state)
  if (!step) return
  const cue = step.type === 'cue.show' ? state.cues.find(({ id }) => id === step.ask['cue']) : undefined
  holds(
    'the next step shows no draw of a prize that is all won',
    cue?.scene !== 'draw' || state.prizes.find(({ id }) => id === cue.prize)?.left !== 0,
    step,
  )
  const ask = { step: step.id, ...(step.word && { word: 'a word' }) }
  const refused = parts.refuse(state, { type: 'go', ask }, HOST)
  holds(
    'the next step is refused only while the stage is covered',
    refused === null || refused.refused === 'covered',
    {
      step,
      refused,
    },
  )
}
