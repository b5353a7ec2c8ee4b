import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { choose, engineServes, isInstalled, plan } from '../../bin/fresh.mjs'
import { builtFrom, hashSources, stampName } from '../../bin/sources.mjs'

const linux = { os: 'linux', cpu: 'x64' }
const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/vue': { version: '3.5.0', integrity: 'v' },
    'node_modules/binding-linux': {
      version: '1.0.0',
      integrity: 'l',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
    },
    'node_modules/binding-darwin': { version: '1.0.0', integrity: 'd', optional: true, os: ['darwin'] },
  },
}
const { '': _root, 'node_modules/binding-darwin': darwin, ...present } = lock.packages

test.each([
  ['20.18.9', false],
  ['20.19.0', true],
  ['21.7.0', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['23.0.0', true],
  ['24.1.0', true],
  ['18.20.0', false],
])('Node %s is served: %s', (version, served) => {
  expect(engineServes(version)).toBe(served)
})

describe('an installation is fresh', () => {
  test('when npm recorded every locked package of this system', () => {
    expect(isInstalled(lock, { packages: present }, linux)).toBe(true)
  })

  test('not when there is none or npm never finished', () => {
    expect(isInstalled(lock, null, linux)).toBe(false)
  })

  test('not when a package is missing, of another version or of other content', () => {
    const { 'node_modules/vue': vue, ...without } = present
    expect(isInstalled(lock, { packages: without }, linux)).toBe(false)
    for (const change of [{ version: '3.4.0' }, { integrity: 'x' }]) {
      expect(
        isInstalled(lock, { packages: { ...present, 'node_modules/vue': { ...vue, ...change } } }, linux),
      ).toBe(false)
    }
  })

  test('not when the folder came from another system', () => {
    const moved = { 'node_modules/vue': present['node_modules/vue'], 'node_modules/binding-darwin': darwin }
    expect(isInstalled(lock, { packages: moved }, linux)).toBe(false)
    expect(isInstalled(lock, { packages: moved }, { os: 'darwin', cpu: 'arm64' })).toBe(true)
    expect(isInstalled(lock, { packages: present }, { os: 'linux', cpu: 'arm64' })).toBe(false)
  })

  test('where a package shuts out other systems only', () => {
    const packages = { 'node_modules/a': { version: '1.0.0', os: ['!win32'] } }
    expect(isInstalled({ packages }, { packages }, linux)).toBe(true)
    expect(isInstalled({ packages }, { packages }, { os: 'win32', cpu: 'x64' })).toBe(false)
  })
})

describe('the plan', () => {
  test('does nothing where nothing is stale', () => {
    expect(plan({ installed: true, sources: 'a', built: 'a' })).toEqual({ install: false, build: false })
  })

  test('installs and builds on a fresh clone', () => {
    expect(plan({ installed: false, sources: 'a', built: null })).toEqual({ install: true, build: true })
  })

  test('only builds after an edit, only installs where just the packages are gone', () => {
    expect(plan({ installed: true, sources: 'b', built: 'a' })).toEqual({ install: false, build: true })
    expect(plan({ installed: false, sources: 'a', built: 'a' })).toEqual({ install: true, build: false })
  })
})

test('what failed gives way to the earlier build, where there is one', () => {
  expect(choose({ failed: null, earlier: false })).toBe('fresh')
  expect(choose({ failed: 'install', earlier: true })).toBe('earlier')
  expect(choose({ failed: 'build', earlier: true })).toBe('earlier')
  expect(choose({ failed: 'build', earlier: false })).toBe('nothing')
})

describe('the hash of the sources', () => {
  let base = ''
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'drumroll-sources-'))
    for (const folder of ['client', 'server', 'tests']) mkdirSync(join(base, folder))
    writeFileSync(join(base, 'package-lock.json'), '{}')
    writeFileSync(join(base, 'server', 'main.ts'), 'one')
  })
  afterEach(() => rmSync(base, { recursive: true }))

  test('changes with contents, names and the lock file, and with nothing else', () => {
    const first = hashSources(base)
    writeFileSync(join(base, 'server', 'main.ts'), 'one')
    writeFileSync(join(base, 'tests', 'a.test.ts'), 'test')
    expect(hashSources(base)).toBe(first)
    writeFileSync(join(base, 'server', 'main.ts'), 'two')
    const second = hashSources(base)
    writeFileSync(join(base, 'package-lock.json'), '{"lockfileVersion": 3}')
    const third = hashSources(base)
    writeFileSync(join(base, 'client', 'show.ts'), '')
    expect(new Set([first, second, third, hashSources(base)]).size).toBe(4)
  })

  test('is known of a whole build only', () => {
    expect(builtFrom(base)).toBeNull()
    writeFileSync(join(base, stampName), 'abc\n')
    expect(builtFrom(base)).toBeNull()
    writeFileSync(join(base, 'server', 'main.js'), '')
    expect(builtFrom(base)).toBe('abc')
  })
})
