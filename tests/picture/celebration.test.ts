import { describe, expect, it } from 'vitest'
import { celebrationOf, isLast } from '../../client/picture/draw/celebration.ts'
import { programmeOf } from '../../client/picture/programme.ts'
import { lightingOf } from '../../client/picture/set/lighting.ts'
import { sampleDraw } from '../support/pictureStates.ts'

describe('a celebration', () => {
  it('is greater, higher and longer for a grand prize, and light where the processor draws', () => {
    const [small, grand] = [celebrationOf({ pace: 'small' }, false), celebrationOf({ pace: 'grand' }, false)]
    for (const key of ['pieces', 'ticks', 'velocity', 'height'] as const)
      expect(grand[key]).toBeGreaterThan(small[key])
    for (const pace of ['small', 'grand'] as const)
      expect(celebrationOf({ pace }, true).pieces).toBeLessThanOrEqual(20)
  })

  it('lets the light of the house come up after the last prize of the event, and only then', () => {
    const state = sampleDraw({ called: true, grand: true })
    const draw = state.draws.at(-1)!
    const over = { ...state, prizes: state.prizes.map((prize) => ({ ...prize, left: 0 })) }
    const light = (of: typeof state, ms: number) =>
      lightingOf(programmeOf(of), of, draw.pages[0]!.over + ms).light.name
    expect([isLast(state, draw), isLast(over, draw)]).toEqual([false, true])
    expect([light(state, 5000), light(over, 500), light(over, 5000)]).toEqual(['winner', 'winner', 'finale'])
  })
})
