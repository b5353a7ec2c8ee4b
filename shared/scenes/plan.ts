import { scene } from './scene.ts'

/** Who sits where: the tables, between what the room has before and behind them, then everybody by name. */
export const plan = scene('plan', { front: { kind: 'text', length: 40 }, back: { kind: 'text', length: 40 } })
