import { scene } from './scene.ts'

/** Who discusses; the cue's title is about what. A line is a name, or a name and a role with ` · ` between; the first moderates. */
export const panel = scene(
  'panel',
  {
    people: { kind: 'lines', length: 200, items: 8 },
    at: { kind: 'clock', length: 20 },
  },
  { hall: ['people'] },
)
