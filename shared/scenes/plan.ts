import { scene } from './scene.ts'

/** Who sits where: the tables, then everybody by name. */
export const plan = scene('plan', {})
