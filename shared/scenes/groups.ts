import { scene } from './scene.ts'

/** The groups show what they made, one after the other. */
export const groups = scene(
  'groups',
  { groups: { kind: 'lines', length: 200, items: 24, all: 'groups' } },
  { hall: ['groups'] },
)
