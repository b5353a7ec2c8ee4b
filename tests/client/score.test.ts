import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreOf, type Note } from '../../client/stage/sound/score.ts'
import { stillAt } from '../../client/picture/playhead.ts'
import { LEAD, stepOf } from '../../shared/show/pace.ts'
import type { State } from '../../shared/show/state.ts'
import { madeScene, OPENED, sampleDraw } from '../support/pictureStates.ts'

const made = fc.record({
  grand: fc.boolean(),
  count: fc.integer({ min: 1, max: 90 }),
  called: fc.boolean(),
})
const during = (score: Note[], at: number) => score.filter(({ from, to }) => from <= at && at < to)
const drawOf = (state: ReturnType<typeof sampleDraw>) => state.draws.at(-1)!

const scene = (name: string) => scoreOf(madeScene(name, { title: 'x', content: {}, prize: 'r1' }, {}))

const applause = (state: State) => scoreOf(state).find(({ sound }) => sound === 'applause')!
const lengthOf = ({ from, to }: Note) => to - from

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

  it('ticks with every name that lands after the first, and claps when all are there', () => {
    fc.assert(
      fc.property(made, (one) => {
        const draw = drawOf(sampleDraw({ ...one, called: true }))
        const score = scoreOf(sampleDraw({ ...one, called: true }))
        draw.pages.forEach(({ from, to, names, over }, page) => {
          const next = draw.pages[page + 1]?.at ?? Infinity
          const ticks = score.filter(({ sound, from: at }) => sound === 'tick' && at > names && at < next)
          const step = stepOf(to - from)
          expect(ticks.map(({ from: at }) => at)).toEqual(
            Array.from({ length: to - from - 1 }, (_, i) => names + (i + 1) * step),
          )
          const claps = score.find(({ sound, from: at }) => sound === 'applause' && at > names && at < next)!
          if (to - from > 1) expect(claps.from).toBe(over)
          expect(claps.to).toBeLessThanOrEqual(next)
        })
      }),
    )
  })

  it('celebrates a grand prize louder and longer than a small one, and the last of the event longest', () => {
    const [small, grand] = [sampleDraw({ called: true }), sampleDraw({ called: true, grand: true })]
    const gone = { ...grand, prizes: grand.prizes.map((prize) => ({ ...prize, left: 0 })) }
    expect(lengthOf(applause(grand))).toBeGreaterThan(lengthOf(applause(small)) * 2)
    expect(applause(grand).level).toBeGreaterThan(applause(small).level!)
    expect(lengthOf(applause(gone))).toBeGreaterThan(lengthOf(applause(grand)))
  })

  it('sounds in the last ten seconds of a countdown, and not before', () => {
    const score = scoreOf(madeScene('countdown', { content: { minutes: 2 } }))
    const ends = OPENED + 120_000
    expect(during(score, ends - 10_001)).toEqual([])
    for (const at of [ends - 10_000, ends - 1, ends + 1000])
      expect(during(score, at).map(({ sound }) => sound)).toEqual(['ending'])
    expect(during(score, ends + 2000)).toEqual([])
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
