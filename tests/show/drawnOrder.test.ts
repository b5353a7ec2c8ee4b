import { expect, it } from 'vitest'
import { orderingDraw, orderStep, rankedGroups } from '../../shared/show/drawnOrder.ts'
import { tablesOf } from '../../shared/show/workOrder.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

it('an order by lot is drawn once among all groups, whichever command of it was lost, and gives nothing away', () => {
  const recorder = new ShowRecorder()
  for (let i = 0; i < 12; i++)
    recorder.do('person.save', { code: `C-${i}`, name: `Guest ${i}`, group: `Table ${1 + (i % 6)}` })
  recorder.do('event.configure', { roll: 'everyone' })
  const given: string[] = []
  for (let step = orderStep(recorder.state, 'Order'); step; step = orderStep(recorder.state, 'Order')) {
    expect(recorder.do(step.type, step.ask).refused, step.type).toBeNull()
    given.push(step.type)
    while (recorder.state.opened) recorder.wait()
  }
  expect(given).toEqual(['prize.save', 'draw.start', 'work.order'])
  const { state } = recorder
  expect(state.showcase).toMatchObject({ order: 'draw', groups: rankedGroups(state, orderingDraw(state)!) })
  expect([...state.showcase!.groups].sort()).toEqual(tablesOf(state))
  expect([state.awards, state.cues, state.show.draw]).toEqual([[], [], null])

  // Another order by hand is taken back by a press, without another draw.
  recorder.do('work.order', { by: 'hand', groups: ['Table 3'] })
  expect(orderStep(recorder.state, 'Order')).toEqual({ type: 'work.order', ask: { by: 'draw', draw: 1 } })
})
