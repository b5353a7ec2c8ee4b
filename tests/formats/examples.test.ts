import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EXAMPLES, folder } from '../support/exampleFiles.ts'

// EXAMPLES=write makes the files anew.
test.each(Object.entries(EXAMPLES))('examples/%s is what its generator makes', (name, bytes) => {
  if (process.env['EXAMPLES'] === 'write') writeFileSync(new URL(name, folder), bytes)
  expect(Buffer.compare(readFileSync(new URL(name, folder)), bytes)).toBe(0)
})
