import { expect, test } from 'vitest'
import { drawnOver } from '../../shared/show/drawnOver.ts'
import { emptyState, type State } from '../../shared/show/state.ts'

const evening = (cue: string | null, draw: number | null): State => ({
  ...emptyState('e'),
  prizes: [{ id: 'lamp' }, { id: 'kit' }] as never,
  cues: [
    { id: 'a', prize: 'lamp' },
    { id: 'b', prize: null },
  ] as never,
  draws: [{ id: 1, prize: 'lamp' }] as never,
  show: { ...emptyState('e').show, cue, draw },
})

test('a draw names what is on the stage where the cue below it is about something else', () => {
  expect(drawnOver(evening('b', 1))?.id).toBe('lamp')
  expect(drawnOver(evening(null, 1))?.id).toBe('lamp')
  expect(drawnOver(evening('a', 1))).toBeUndefined()
  expect(drawnOver(evening('b', null))).toBeUndefined()
})
