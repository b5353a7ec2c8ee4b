import { expect, test } from 'vitest'
import { nextStep } from '../../shared/show/nextStep.ts'
import { asksForRoll, poolOf } from '../../shared/show/pool.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

/** An event with so many people and one prize on screen. */
function ready(people: number, prize: object) {
  const recorder = new ShowRecorder()
  for (let i = 1; i <= people; i++) recorder.do('person.save', { code: `A${i}`, name: `Guest ${i}` })
  recorder.do('prize.save', { name: 'P', need: 'none', ...prize })
  recorder.do('cue.show', { cue: recorder.state.cues[0]!.id })
  return recorder
}
const pool = ({ state }: ShowRecorder) => nextStep(state)!.pool
function draw(recorder: ShowRecorder): void {
  recorder.do('go', { any: true })
  recorder.do('go', { any: true })
  recorder.wait()
  recorder.do('go', { any: true })
}

test('a check-in changes nobody’s chance: only the host says that those checked in alone take part, and is asked once', () => {
  const recorder = ready(22, { quantity: 10, per_draw: 10 })
  expect(asksForRoll(recorder.state)).toBe(false)
  for (const { id } of recorder.state.people.slice(0, 2)) recorder.do('person.check-in', { person: id })
  expect(pool(recorder)).toMatchObject({ roll: 'everyone', size: 22, warnings: [] })
  expect(asksForRoll(recorder.state)).toBe(true)
  recorder.do('event.configure', { roll: 'checked-in' })
  expect(asksForRoll(recorder.state)).toBe(false)
  expect(pool(recorder)).toMatchObject({ roll: 'checked-in', size: 2, warnings: ['pool-short'] })
})

test('a pool that has lost more than half since the last draw warns before GO, its own winners aside', () => {
  const recorder = ready(30, { quantity: 20, per_draw: 16 })
  draw(recorder)
  expect(pool(recorder)).toMatchObject({ size: 14, before: 14, warnings: [] })
  const [one, two] = recorder.state.people.filter(
    ({ entry }) => !recorder.state.awards.some((award) => award.entry === entry),
  )
  for (const person of [one!, two!]) recorder.do('person.check-in', { person: person.id })
  recorder.do('event.configure', { roll: 'checked-in' })
  expect(pool(recorder)).toMatchObject({ size: 2, before: 14, warnings: ['pool-short', 'pool-fallen'] })
})

test('whose group has all it may have is in the pool as OPEN records it, and cannot win', () => {
  const recorder = ready(0, { quantity: 4, per_draw: 1, per_group: 1 })
  for (const [i, group] of ['A', 'A', 'A', 'B'].entries())
    recorder.do('person.save', { code: `G${i}`, name: `Guest ${i}`, group })
  draw(recorder)
  const told = poolOf(recorder.state, recorder.state.prizes[0]!)
  const size = pool(recorder)!
  draw(recorder)
  expect([told.size, size.size]).toEqual([3, 3])
  expect(recorder.state.draws.map((one) => one.pool)).toEqual([4, 3])
})
