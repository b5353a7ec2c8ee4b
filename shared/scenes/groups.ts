import { scene } from './scene.ts'

/** The groups show what they made, one after the other; each has so many minutes. */
export const groups = scene(
  'groups',
  {
    groups: { kind: 'lines', length: 200, items: 24, all: 'groups' },
    minutes: { kind: 'minutes', most: 60 },
  },
  { hall: ['groups'] },
)
