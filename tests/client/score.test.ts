import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreOf, type Note } from '../../client/stage/sound/score.ts'
import { stillAt } from '../../client/picture/playhead.ts'
import { LEAD } from '../../shared/show/pace.ts'
import { madeScene, OPENED, sampleDraw } from '../support/pictureStates.ts'

const made = fc.record({
  grand: fc.boolean(),
  count: fc.integer({ min: 1, max: 90 }),
  called: fc.boolean(),
})
const during = (score: Note[], at: number) => score.filter(({ from, to }) => from <= at && at < to)
const drawOf = (state: ReturnType<typeof sampleDraw>) => state.draws.at(-1)!

const scene = (name: string) => scoreOf(madeScene(name, { title: 'x', content: {}, prize: 'r1' }, {}))

describe('the score', () => {
  it('is silent between rest and name, hits with every name, and rolls before it', () => {
    fc.assert(
      fc.property(made, (one) => {
        const state = sampleDraw({ ...one, called: true })
        const score = scoreOf(state)
        const draw = drawOf(state)
        draw.pages.forEach(({ at, names }, page) => {
          const still = stillAt(draw, page)
          const quiet = during(score, (still + names) / 2).map(({ sound }) => sound)
          expect(quiet).toEqual([])
          expect(during(score, names).map(({ sound }) => sound)).toEqual(['hit'])
          expect(during(score, (at + still) / 2).map(({ sound }) => sound)).toEqual(['rolling'])
        })
      }),
    )
  })

  it('rolls on as it did when the landing becomes known, or sooner if the code was still held', () => {
    fc.assert(
      fc.property(made, (one) => {
        const before = scoreOf(sampleDraw({ ...one, called: false }))
        const after = scoreOf(sampleDraw({ ...one, called: true }))
        expect(after.slice(0, 2).map(({ sound }) => sound)).toEqual(before.map(({ sound }) => sound))
        expect(after[0]!.from).toBe(before[0]!.from)
        expect(after[1]!.from).toBe(Math.min(before[1]!.from, OPENED + 15_000 + LEAD))
        expect(before.at(-1)!.to).toBe(Infinity)
      }),
    )
  })

  it('is silent when it is muted or the picture is covered or frozen', () => {
    const state = sampleDraw({ called: true })
    const freeze = { at: 1, cue: null, since: 1, draw: drawOf(state).id }
    for (const layers of [{ mute: true }, { black: true }, { hold: true }, { freeze }]) {
      const covered = { ...state, show: { ...state.show, layers: { ...state.show.layers, ...layers } } }
      expect(scoreOf(covered)).toEqual([])
    }
    expect(scoreOf(state)).not.toEqual([])
  })

  it('says nothing under talks, and lays a bed under a prize', () => {
    expect(scene('speaker')).toEqual([])
    expect(scene('draw').map(({ sound }) => sound)).toEqual(['idle'])
  })

  it('celebrates nobody', () => {
    const state = sampleDraw({ called: true })
    const draw = drawOf(state)
    const pages = draw.pages.slice(0, 1).map((page) => ({ ...page, to: page.from }))
    const draws = [...state.draws.slice(0, -1), { ...draw, winners: [], pages }]
    expect(scoreOf({ ...state, draws }).map(({ sound }) => sound)).toEqual(['idle', 'rolling'])
  })
})
