import { drawTimes } from './parts/drawTimes.ts'
import type { Measurement } from './table.ts'

/** `PEOPLE=50000` in the environment asks for fewer, or more. */
const PEOPLE = Number(process.env['PEOPLE'] ?? 200_000)

/** A draw among those who never fit into a hall. */
export default function large(): Promise<Measurement[]> {
  return drawTimes(PEOPLE)
}
