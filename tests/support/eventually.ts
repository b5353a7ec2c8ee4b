import { expect } from 'vitest'

/** What a condition may take at most, ms; a journey waits for conditions, never for time. */
export const PATIENCE = 60_000

/** Looks again and again until what is expected of it holds. */
export const eventually = <T>(look: () => T | Promise<T>) =>
  expect.poll(look, { timeout: PATIENCE, interval: 50 })
