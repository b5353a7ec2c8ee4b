/** When drand quicknet began, and the time between its rounds. */
const GENESIS = 1_692_803_367_000
const PERIOD = 3_000

/** When a round of drand quicknet is out, in epoch milliseconds. */
export function roundTime(round: number): number {
  return GENESIS + PERIOD * (round - 1)
}
