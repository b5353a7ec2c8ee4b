import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rollingEntrants } from '../../client/host/prizes/rolling.ts'
import { groupsOf, poolOf } from '../../shared/show/pool.ts'
import { sampleEvent } from '../support/pictureStates.ts'

const event = sampleEvent({ people: 120 })
const groups = groupsOf(event.people)

describe('the names that roll in a prize’s form', () => {
  it('are all whom the prize admits and no one else, whether or not the stage may show groups', () => {
    const admitted = fc.option(fc.subarray(groups))
    const unit = fc.constantFrom('person' as const, 'group' as const)
    fc.assert(
      fc.property(admitted, unit, fc.boolean(), (only, of, shown) => {
        const state = { ...event, settings: { ...event.settings, groups: shown } }
        const prize = { ...event.prizes[0]!, groups: only, unit: of }
        const { size, without } = poolOf(state, prize)
        const names = rollingEntrants(state, prize).map(({ name }) => name)
        expect(names).toHaveLength(size + without.won + without.void + without.withdrawn)
        if (of === 'group') expect(names.toSorted()).toEqual((only ?? groups).toSorted())
      }),
    )
  })
})
