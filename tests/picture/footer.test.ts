import { describe, expect, it } from 'vitest'
import { code } from '../../shared/fair/code.ts'
import type { State } from '../../shared/show/state.ts'
import { instantsOf, madeScene, OPENED, sampleDraw } from '../support/pictureStates.ts'
import { rendered, textOf } from '../support/rendered.ts'

const HEAD = '00ff'.repeat(16)
const ENGLISH = { language: 'en' } as const

/** Whether the code of the journal is in a picture. */
async function isCoded(state: State, at: number, output: 'main' | 'side' = 'main'): Promise<boolean> {
  const text = textOf(await rendered(state, at, output, HEAD))
  expect(text.includes('Code of the journal')).toBe(text.includes(code(HEAD)))
  return text.includes(code(HEAD))
}

describe('the code of the journal', () => {
  it('stands below the winners of a draw once its reveal is over, and not before', async () => {
    const state = sampleDraw({ ...ENGLISH, called: true })
    const { rolling, still, last } = instantsOf(state)
    const revealed = sampleDraw({ ...ENGLISH, called: true, revealed: true })
    expect([await isCoded(state, rolling), await isCoded(state, still)]).toEqual([false, false])
    expect([await isCoded(state, last), await isCoded(revealed, last)]).toEqual([false, true])
  })

  it('stands below the winners wall, on the main screen and on a side screen', async () => {
    const wall = madeScene('winners', {}, ENGLISH)
    for (const output of ['main', 'side'] as const)
      expect(await isCoded(wall, OPENED + 1000, output)).toBe(true)
    const concealed = sampleDraw({ ...ENGLISH, called: true })
    expect(await isCoded(concealed, instantsOf(concealed).still, 'side')).toBe(false)
  })

  it('stands beside no other scene', async () => {
    expect(await isCoded(madeScene('message', { title: 'Hello' }, ENGLISH), OPENED + 1000)).toBe(false)
  })

  it('is left out where it is not known', async () => {
    const html = textOf(await rendered(madeScene('winners', {}, ENGLISH), OPENED + 1000))
    expect(html).not.toContain('Code of the journal')
  })
})
