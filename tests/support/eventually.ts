import { expect } from 'vitest'

/** Maximum time in ms that a test waits for a condition; tests never wait for a fixed time. */
export const PATIENCE = 60_000

/** Polls a value until the expectation on it holds, or PATIENCE has passed. */
export const eventually = <T>(look: () => T | Promise<T>) =>
  expect.poll(look, { timeout: PATIENCE, interval: 50 })
