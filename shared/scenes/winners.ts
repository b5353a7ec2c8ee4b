import { scene } from './scene.ts'

/** Everybody who has won so far. */
export const winners = scene('winners', {})
