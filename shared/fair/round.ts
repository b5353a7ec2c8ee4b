/** When drand quicknet began, and the time between its rounds. */
const GENESIS = 1_692_803_367_000
const PERIOD = 3_000

/** When a round of drand quicknet is out, in epoch milliseconds. */
export function roundTime(round: number): number {
  return GENESIS + PERIOD * (round - 1)
}

/** The first round of drand quicknet that is out at `time` (epoch ms) or later. */
export function roundFrom(time: number): number {
  return Math.max(1, Math.ceil((time - GENESIS) / PERIOD) + 1)
}
