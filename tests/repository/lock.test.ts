import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../bin/sources.mjs'

interface Locked {
  resolved?: string
  optionalDependencies?: Record<string, string>
}

const text = readFileSync(join(root, 'package-lock.json'), 'utf8')
const packages: Record<string, Locked> = JSON.parse(text).packages

/** Optional packages that a lock names but does not hold: npm drops those that a registry lacks. */
function missing(all: Record<string, Locked>): string[] {
  const held = new Set(Object.keys(all).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
  return Object.values(all)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !held.has(name))
}

test('the lock holds every optional package of every system', () => {
  expect(missing(packages)).toEqual([])
})

test('an optional package that has fallen out of the lock is found', () => {
  const optional = Object.keys(packages).filter((path) => path.includes('darwin'))
  expect(optional.length).toBeGreaterThan(0)
  for (const path of optional) {
    const { [path]: _dropped, ...others } = packages
    expect(missing(others).map((name) => `node_modules/${name}`)).toContain(path)
  }
})

test('the lock records no download address', () => {
  expect(Object.values(packages).filter((entry) => /^https?:/.test(entry.resolved ?? ''))).toEqual([])
})
