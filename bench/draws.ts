import { drawTimes } from './parts/drawTimes.ts'
import type { Measurement } from './table.ts'

/** A draw of a hall, and of the most who come to one. */
export default async function draws(): Promise<Measurement[]> {
  return [...(await drawTimes(2000)), ...(await drawTimes(20_000))]
}
