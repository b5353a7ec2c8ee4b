import { expect, test } from 'vitest'
import { hash } from '../../shared/fair/hash.ts'
import { evolve } from '../../shared/show/evolve.ts'
import { nextRoll } from '../../shared/show/nextRoll.ts'
import { commands } from '../../shared/show/commands.ts'
import { factsOf, isRefusal, type Body, type Context } from '../../shared/show/rule.ts'
import type { Person, State } from '../../shared/show/state.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

/** More than one fact of a seal states. */
const PEOPLE = 2500
const HERE = 7

const personOf = (i: number): Person => ({
  id: `${i}`,
  code: `T${i}`,
  name: `Guest ${i}`,
  group: '',
  tags: [],
  weight: 1,
  phone: '',
  email: '',
  checkedIn: i < HERE,
  entry: hash({ type: 'entry', i }),
  sealed: false,
  left: false,
})

const context = {
  now: 0,
  who: { role: 'host', name: '' },
  anchor: hash({}),
  seed: () => new Uint8Array(32),
} as unknown as Context

const fold = (state: State, facts: readonly Body[]): State =>
  evolve(
    state,
    facts.map((body) => ({ at: 0, body })),
  )

/** An event with one prize, whose draw was opened and abandoned: everybody is sealed. */
function sealed(): State {
  const recorder = new ShowRecorder()
  recorder.do('prize.save', { name: 'Bag', quantity: 9, need: 'none' })
  const people = Array.from({ length: PEOPLE }, (_, i) => personOf(i))
  return { ...opened({ ...recorder.state, people }), opened: null }
}

function opened(state: State): State {
  const decided = commands['draw.start']!.decide(
    state,
    { prize: state.prizes[0]!.id, count: 1 } as never,
    context,
  )
  if (isRefusal(decided) || decided instanceof Promise) throw new Error('refused')
  return fold(state, factsOf(decided))
}

test('whoever a large seal leaves out stays out, in whichever of its facts they stand', () => {
  const all = sealed()
  expect(all.roll).toHaveLength(PEOPLE)
  const configured = { ...all, settings: { ...all.settings, roll: 'checked-in' as const } }
  const state = opened(configured)
  expect(state.roll).toHaveLength(HERE)
  expect(state.people.filter(({ stays }) => stays)).toHaveLength(HERE)
  expect(nextRoll(state)).toMatchObject({ put: [], drop: [] })
})
