import { expect, test } from 'vitest'
import { shallowRef } from 'vue'
import { useStageView } from '../../client/host/control/stageView.ts'
import { see } from '../../shared/show/see.ts'
import { emptyState, type Person, type State } from '../../shared/show/state.ts'
import { eventually } from '../support/eventually.ts'
import { personOf } from '../support/person.ts'

const MANY = 4000
const people = Array.from({ length: MANY }, (_, i) => personOf(`p${i}`))
const stateOf = (list: Person[]): State => ({ ...emptyState('ev'), people: list })

test('the stage’s view of a long list follows the state, however fast states come', async () => {
  const state = shallowRef(stateOf(people))
  const view = useStageView(state)
  const seen: number[] = []
  for (let sealed = 1; sealed <= 5; sealed++) {
    state.value = stateOf(people.map((one, i) => (i < sealed * 500 ? { ...one, sealed: true } : one)))
    // Between two slices of the work on the state before.
    await new Promise((goOn) => setTimeout(goOn))
    seen.push(view.value.people.filter((one) => one.sealed).length)
  }
  await eventually(() => view.value).toEqual(see('stage', state.value))
  expect(view.value.people).toHaveLength(MANY)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
})
