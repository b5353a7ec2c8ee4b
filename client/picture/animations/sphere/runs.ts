import type { Ring } from './globe.ts'

/** Names beside one another on a ring that are drawn as one: what a frame costs is their number, not that of the names. */
export interface Run {
  /** Of its middle. */
  longitude: number
  /** In em. */
  width: number
  /** Where each name begins and how wide it is, in em from the left of the run. */
  names: { name: number; x: number; width: number }[]
}

/** What is wider than this many radians would no longer look round. */
export const BEND = 0.2
/** Names further from each other than so many em stay apart: empty room costs as much as letters. */
const APART = 1.5

/**
 * Cuts a ring into runs; a name that is wider than a run may be is one by itself.
 * @param em of the globe's letters
 */
export function runsOf({ latitude, places }: Ring, em: number): Run[] {
  const around = Math.cos(latitude) / em
  const runs: Run[] = []
  let left = 0
  for (const place of places) {
    const width = place.width / em
    const from = place.longitude * around - width / 2
    let run = runs.at(-1)
    const whole = from + width - left
    if (run && whole <= BEND * around && from - (left + run.width) <= APART) run.width = whole
    else {
      left = from
      runs.push((run = { longitude: 0, width, names: [] }))
    }
    run.longitude = (left + run.width / 2) / around
    run.names.push({ name: place.name, x: from - left, width })
  }
  return runs
}
