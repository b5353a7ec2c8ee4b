import { scene } from './scene.ts'

/** A group activity: its time counts from when the cue is shown. */
export const countdown = scene(
  'countdown',
  {
    minutes: { kind: 'minutes', most: 600 },
    task: { kind: 'text', length: 200 },
    detail: { kind: 'lines', length: 200, items: 2 },
  },
  { hall: ['task'] },
)
