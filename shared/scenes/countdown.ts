import { COUNTDOWN, MOST_MINUTES } from '../show/minutes.ts'
import { scene } from './scene.ts'

/** A group activity: the event's timer, which starts with its minutes when the cue is first shown. */
export const countdown = scene(
  COUNTDOWN,
  {
    minutes: { kind: 'minutes', most: MOST_MINUTES },
    task: { kind: 'text', length: 200 },
    detail: { kind: 'lines', length: 200, items: 2 },
  },
  { hall: ['task'] },
)
