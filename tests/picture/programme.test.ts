import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditsOf, TURN, wallOf, wallViewAt } from '../../client/picture/parts/wall.ts'
import { previewOf, programmeOf } from '../../client/picture/programme.ts'
import type { Layers, State } from '../../shared/show/state.ts'
import { sampleDraw, sampleEvent, madeScene, OPENED } from '../support/pictureStates.ts'

const layered = (state: State, layers: Partial<Layers>): State => ({
  ...state,
  show: { ...state.show, layers: { ...state.show.layers, ...layers } },
})

describe('the programme', () => {
  it('shows the draw over the cue', () => {
    const state = sampleDraw()
    expect(programmeOf(state).draw?.id).toBe(7)
    expect(programmeOf(madeScene('agenda'))).toMatchObject({ draw: null, cue: { scene: 'agenda' } })
  })

  it('lets black lie over hold, and hold over everything else', () => {
    expect(programmeOf(layered(sampleDraw(), { black: true, hold: true })).cover).toBe('black')
    expect(programmeOf(layered(sampleDraw(), { hold: true })).cover).toBe('hold')
  })

  it('goes on showing what was on when it was frozen, at that instant', () => {
    const freeze = { at: OPENED + 3000, cue: null, since: OPENED, draw: 7 }
    const state = layered(sampleDraw(), { freeze })
    const later: State = { ...state, show: { ...state.show, draw: null, cue: 'other' } }
    expect(programmeOf(later)).toMatchObject({ frozen: OPENED + 3000, draw: { id: 7 } })
  })

  it('keeps a private message from the hall', () => {
    expect(programmeOf(layered(sampleDraw(), { message: { text: 'x', private: true } })).message).toBe('')
    expect(programmeOf(layered(sampleDraw(), { message: { text: 'x', private: false } })).message).toBe('x')
  })

  it('previews a cue by itself, whatever is on', () => {
    const [cue] = madeScene('speaker').cues
    expect(previewOf(cue!, 5, null)).toMatchObject({
      cue,
      draw: null,
      cover: null,
      frozen: null,
      message: '',
    })
  })
})

describe('the winners’ wall', () => {
  it('has every award that stands and has been revealed, once', () => {
    const state = sampleEvent()
    const shown = wallOf(state)
      .flat()
      .flatMap(({ winners }) => winners.map(({ id }) => id))
    expect(shown.sort()).toEqual(state.awards.map(({ id }) => id).sort())
  })

  it('has nobody whose reveal is not over, and nobody whose award was voided', () => {
    const state = sampleDraw({ called: true, count: 3 })
    const voided = state.awards.map((award) =>
      award.id === '5.2' ? { ...award, status: 'voided' as const } : award,
    )
    const ids = wallOf({ ...state, awards: voided })
      .flat()
      .flatMap(({ winners }) => winners.map(({ id }) => id))
    expect(ids).not.toContain('5.2')
    expect(ids.filter((id) => id.startsWith('7.'))).toEqual([])
  })

  it('rolls everybody of its pages past as credits, once and below their prize, with so many side by side', () => {
    const pages = wallOf(sampleEvent())
    const onPages = pages.flat().flatMap(({ prize, winners }) => winners.map(({ id }) => [prize.name, id]))
    for (const across of [1, 2, 4]) {
      const rolled: string[][] = []
      let prize = ''
      for (const row of creditsOf(pages, across))
        if ('prize' in row) prize = row.prize
        else {
          expect(row.winners.length).toBeLessThanOrEqual(across)
          rolled.push(...row.winners.map(({ id }) => [prize, id]))
        }
      expect(rolled).toEqual(onPages)
    }
  })

  it('shows each page equally long, then the credits to their end, and begins again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 300 }), (pages, rolls) => {
        const round = pages * TURN + rolls
        const views = Array.from({ length: round * 2 }, (_, second) => wallViewAt(second, pages, rolls))
        for (let page = 0; page < pages; page++)
          expect(views.filter((view) => 'page' in view && view.page === page)).toHaveLength(2 * TURN)
        const credits = views.flatMap((view) => ('credits' in view ? [view.credits] : []))
        expect(new Set(credits)).toEqual(rolls ? new Set([pages * TURN, round + pages * TURN]) : new Set())
        expect(credits).toHaveLength(2 * rolls)
      }),
    )
  })
})
