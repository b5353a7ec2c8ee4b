import { scene } from './scene.ts'

/** Who speaks; the cue's title is about what. */
export const speaker = scene(
  'speaker',
  {
    name: { kind: 'text', length: 200 },
    role: { kind: 'text', length: 200 },
    at: { kind: 'clock', length: 20 },
    portrait: { kind: 'picture' },
  },
  { hall: ['name', 'role'] },
)
