import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../bin/sources.mjs'
import { asksFor, sourcesIn } from '../support/source.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const { dependencies, devDependencies } = JSON.parse(read('package.json'))
const names = Object.keys({ ...dependencies, ...devDependencies })

/** What no source imports by its name, and the file that says what uses it. */
const USED_OTHERWISE: Record<string, [file: string, by: string]> = {
  '@types/node': ['tsconfig.json', '"node"'],
  '@iconify-json/lucide': ['client/host/rundown/icons.ts', '~icons/lucide/'],
  oxfmt: ['bin/check.mjs', 'oxfmt'],
  oxlint: ['bin/check.mjs', 'oxlint'],
  'vue-tsc': ['bin/check.mjs', 'vue-tsc'],
}

/** Dependencies that are used nowhere. */
function unused(all: readonly string[]): string[] {
  const configs = ['vite.config.ts', 'vitest.config.ts'].map((path) => ({ path, text: read(path) }))
  const sources = ['shared', 'server', 'client', 'bin', 'bench', 'tests'].flatMap((folder) =>
    sourcesIn(folder),
  )
  const asked = [...sources, ...configs].flatMap(asksFor)
  return all.filter((name) => {
    const [file, by] = USED_OTHERWISE[name] ?? []
    if (file && by) return !existsSync(join(root, file)) || !read(file).includes(by)
    return !asked.some((module) => module === name || module.startsWith(`${name}/`))
  })
}

/** Dependencies that CONTRIBUTING's table gives no reason for. */
function unexplained(all: readonly string[]): string[] {
  const table = read('CONTRIBUTING.md').split('## Dependencies')[1] ?? ''
  const cells = [...table.matchAll(/^\| ([^|]+) \|/gmu)].map(([, cell]) => cell!)
  const explained = new Set(cells.flatMap((cell) => cell.split(/,\s*/)))
  return all.filter((name) => !explained.has(name))
}

test('every dependency is used', () => {
  expect(unused(names)).toEqual([])
})

test('every dependency is named in the table of CONTRIBUTING', () => {
  expect(unexplained(names)).toEqual([])
})

test('a dependency that nothing uses and nobody explains is found', () => {
  expect(unused(['@fastify/static', 'vue'])).toEqual(['@fastify/static'])
  expect(unexplained(['@fastify/static', 'vue'])).toEqual(['@fastify/static'])
})
