import { isBuiltin } from 'node:module'
import { expect, test } from 'vitest'
import { pages } from '../../bin/parts/entries.mjs'
import { asksFor, sourcesIn, type Source } from '../support/source.ts'

const folders = ['shared', 'server', 'client', 'bin', 'bench'] as const
/** Packages that draw, serve or connect: none belongs into the pure part. */
const impure =
  /^(?:vue|pinia|fastify|@fastify\/.+|socket\.io|socket\.io-client|canvas-confetti|sharp|@photostructure\/sqlite)$/

/** The rooms of the server, the lowest first: a room imports only rooms above it in this list, never one below. */
const layers = [
  'config.ts',
  'turns',
  'journals',
  'workers',
  'beacon',
  'ledger',
  'demo',
  'imports',
  'exports',
  'house',
  'access',
  'tls',
  'broadcast',
  'context.ts',
  'sockets',
  'http',
  'start.ts',
  'addresses.ts',
  'app.ts',
  'main.ts',
]
const layerOf = (path: string) => layers.indexOf(path.split('/')[1]!)

/** Why a source may not ask for a module or file; null if it may. */
function fault(path: string, asked: string, names: string[]): string | null {
  const isFile = folders.some((folder) => asked.startsWith(`${folder}/`))
  const page = (file: string) => names.find((name) => file.startsWith(`client/${name}/`))
  if (path.startsWith('shared/')) {
    if (isBuiltin(asked) || impure.test(asked)) return 'shared does no IO'
    if (isFile && !asked.startsWith('shared/')) return 'shared stands alone'
    if (path.startsWith('shared/fair/') && isFile && !asked.startsWith('shared/fair/'))
      return 'fair stands alone'
    if (path.startsWith('shared/show/') && isFile && !/^shared\/(?:show|fair)\//.test(asked))
      return 'show knows only fair'
  }
  if (path.startsWith('server/')) {
    if (asked.startsWith('client/')) return 'the server never imports the client'
    if (layerOf(path) < 0) return 'no room of the server'
    if (asked.startsWith('server/') && layerOf(asked) > layerOf(path)) return 'runs back up the rooms'
  }
  if (path.startsWith('client/')) {
    if (asked.startsWith('server/') || isBuiltin(asked)) return 'the client never imports the server'
    if (page(asked) && page(asked) !== page(path)) return 'a page is imported by nobody else'
  }
  return null
}

function faultsOf(source: Source, names: string[]): string[] {
  return asksFor(source).flatMap((asked) => {
    const why = fault(source.path, asked, names)
    return why ? [`${source.path} asks for ${asked}: ${why}`] : []
  })
}

test('imports go one way: fair, show, shared, then the rooms of the server and the client; no page imports another', () => {
  const names = Object.keys(pages())
  const found = folders.flatMap((folder) => sourcesIn(folder)).flatMap((source) => faultsOf(source, names))
  expect(found).toEqual([])
})

/** The one file that names SQLite's package, so that it can be exchanged there. */
const driver = 'server/journals/sqliteDriver.ts'
const namesSqlite = (source: Source): boolean =>
  source.path !== driver && asksFor(source).some((asked) => /^(?:@photostructure\/|node:)sqlite$/.test(asked))

test('SQLite is imported in one place, tests and bench included', () => {
  const sources = [...folders, 'tests' as const].flatMap((folder) => sourcesIn(folder))
  expect(sources.some(({ path }) => path === driver)).toBe(true)
  expect(sources.filter(namesSqlite).map(({ path }) => path)).toEqual([])
  expect(namesSqlite({ path: 'tests/a.ts', text: `import { backup } from '@photostructure/sqlite'` })).toBe(
    true,
  )
})

test.each<[string, string]>([
  ['shared/fair/a.ts', `import { b } from '../show/b.ts'`],
  ['shared/show/a.ts', `export * from '../wire.ts'`],
  ['shared/a.ts', `import type { B } from '../server/b.ts'`],
  ['shared/a.ts', `const b = await import('node:fs')`],
  ['shared/a.ts', `import { readFile } from 'fs/promises'`],
  ['shared/a.ts', `import { ref } from 'vue'`],
  ['shared/a.ts', `type B = import('../client/kit/b.ts').B`],
  ['server/app.ts', `const page = new URL('../client/hall/index.html', import.meta.url)`],
  ['server/house/a.ts', `import { b } from '../http/b.ts'`],
  ['server/ledger/a.ts', `import type { B } from '../house/events/b.ts'`],
  ['server/a.ts', `import fs from 'node:fs'`],
  ['client/kit/a.ts', `import '../../server/b.ts'`],
  ['client/kit/a.ts', `import Host from '../host/Host.vue'`],
  [
    'client/host/A.vue',
    `<template><p /></template><script setup lang="ts">import B from '../stage/B.vue'</script>`,
  ],
  [
    'client/host/A.vue',
    `<script lang="ts">export default import.meta.glob('../stage/scenes/*.vue')</script>`,
  ],
  ['client/host/A.vue', `<template><p /></template><style>@import '../stage/stage.css';</style>`],
  ['client/host/a.css', `@import url("../stage/stage.css");`],
])('a planted import against the rule is found: %s %s', (path, text) => {
  expect(faultsOf({ path, text }, ['host', 'stage', 'hall'])).toHaveLength(1)
})

test.each<[string, string]>([
  ['shared/show/a.ts', `import { H } from '../fair/hash.ts'\nimport { sha256 } from '@noble/hashes/sha2.js'`],
  [
    'server/app.ts',
    `import { wire } from '../shared/wire.ts'\nimport { b } from './house/b.ts'\nimport fs from 'node:fs'`,
  ],
  [
    'client/host/A.vue',
    `<template><p /></template><script setup lang="ts">import B from '../kit/B.vue'</script>`,
  ],
])('an import that keeps the rule is let through: %s', (path, text) => {
  expect(faultsOf({ path, text }, ['host', 'stage', 'hall'])).toEqual([])
})

/** What a page loads later by itself, outside the two that ask again when it does not come. */
const loadsAlone = ({ path, text }: Source): string[] =>
  [...text.matchAll(/(\w+\(\(\) =>\s*)?(?<!typeof )\bimport\(/g)]
    .filter(([, by = '']) => !/^(?:late|partOf)\(/.test(by))
    .map(() => path)

test('a part of a page that is loaded later is asked for again when it does not come', () => {
  expect(sourcesIn('client').flatMap(loadsAlone)).toEqual([])
})
