import type { Prize } from '../../../shared/show/state.ts'

/** What the form of a prize holds: everything but its id and what follows from its awards. */
export type PrizeDraft = Omit<Prize, 'id' | 'left'>

export function draftOf(prize: Prize | null): PrizeDraft {
  if (prize) {
    const { id: _id, left: _left, ...draft } = prize
    return { ...draft }
  }
  return {
    name: '',
    quantity: 1,
    unit: 'person',
    groups: null,
    per_group: 0,
    excludes: 'winners',
    counts: true,
    sponsor: '',
    need: 'room',
    picture: '',
    value: 0,
    note: '',
    animation: 'sphere',
    pace: 'small',
    per_draw: 1,
    group_first: false,
    auto: null,
  }
}
