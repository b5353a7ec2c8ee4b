import { scene } from './scene.ts'

/** The title, the way in, how many have come, and a countdown to the start. */
export const welcome = scene(
  'welcome',
  {
    subtitle: { kind: 'text', length: 200 },
    startsAt: { kind: 'clock', length: 20 },
    arrivals: { kind: 'switch' },
  },
  { hall: ['subtitle'] },
)
