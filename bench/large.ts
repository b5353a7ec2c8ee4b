import { drawTimes } from './parts/drawTimes.ts'
import type { Measurement } from './table.ts'

/** A draw among those who never fit into a hall. */
export default function large(): Promise<Measurement[]> {
  return drawTimes(200_000)
}
