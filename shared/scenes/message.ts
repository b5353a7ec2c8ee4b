import { scene } from './scene.ts'

/** Words, large. */
export const message = scene(
  'message',
  { text: { kind: 'text', length: 500 }, detail: { kind: 'lines', length: 200, items: 4 } },
  { hall: ['text'] },
)
