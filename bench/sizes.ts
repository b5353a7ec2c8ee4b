import { BUDGETS, weightsOf } from '../bin/parts/weights.mjs'
import type { Measurement } from './table.ts'

/** What each page of the build loads before it shows, in kB of 1,000 bytes, gzip. */
export default async function sizes(): Promise<Measurement[]> {
  const weights = weightsOf(new URL('../client/', import.meta.url))
  return [...weights].map(([name, bytes]) => ({
    name,
    value: bytes / 1000,
    unit: 'kB',
    budget: BUDGETS[name]! / 1000,
  }))
}
