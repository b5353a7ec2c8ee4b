import { scene } from './scene.ts'

/** What is on and what comes, around the item whose time it is. */
export const agenda = scene(
  'agenda',
  { items: { kind: 'agenda', length: 200, items: 60 } },
  { hall: ['items'] },
)
