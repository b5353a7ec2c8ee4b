import { scene } from './scene.ts'

/** Who of the sign-ups gets a seat: the numbers, the code while it is drawn, then the whole ranking. */
export const admission = scene('admission', {})
