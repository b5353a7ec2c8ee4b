import { scene } from './scene.ts'

/** Thanks to all sponsors of the event, or to those named. */
export const thanks = scene(
  'thanks',
  { sponsors: { kind: 'lines', length: 200, items: 60, all: 'sponsors' } },
  { hall: ['sponsors'] },
)
