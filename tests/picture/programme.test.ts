import { describe, expect, it } from 'vitest'
import { wallOf } from '../../client/picture/parts/wall.ts'
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
    expect(previewOf(cue!, 5)).toMatchObject({ cue, draw: null, cover: null, frozen: null, message: '' })
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
})
