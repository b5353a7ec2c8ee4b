import { scene } from './scene.ts'

/** The last picture of the evening. */
export const closing = scene(
  'closing',
  { text: { kind: 'text', length: 500 }, next: { kind: 'text', length: 200 } },
  { hall: ['text', 'next'] },
)
