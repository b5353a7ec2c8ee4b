import { expect, test } from 'vitest'
import { loads, sourcesIn, type Source } from '../support/source.ts'

/** Packages that read files of people: far too heavy for a page, and needed by the server's capped thread alone. */
const SERVER_ONLY = /^(?:@e965\/xlsx|iconv-lite|hucre)(?:\/|$)/

/** The ways of imports on which the pages of `client/` take in a package that is the server's alone. */
function heavyWays(all: readonly Source[]): string[] {
  const byPath = new Map(all.map((source) => [source.path, source]))
  const way = new Map<string, string>()
  const open: Source[] = []
  const reach = (source: Source | undefined, from: string) => {
    if (!source || way.has(source.path)) return
    way.set(source.path, `${from}${source.path}`)
    open.push(source)
  }
  for (const source of all) if (source.path.startsWith('client/')) reach(source, '')
  const found: string[] = []
  for (const source of open) {
    for (const module of loads(source)) {
      if (SERVER_ONLY.test(module)) found.push(`${way.get(source.path)} → ${module}`)
      reach(byPath.get(module), `${way.get(source.path)} → `)
    }
  }
  return found
}

const sources = ['client', 'shared'].flatMap((folder) => sourcesIn(folder))

test('no page takes in the readers of spreadsheets and encodings', () => {
  expect(sources.flatMap(loads).filter((module) => SERVER_ONLY.test(module)).length).toBeGreaterThan(1)
  expect(heavyWays(sources)).toEqual([])
})

test.each([
  `import { workbook } from '../../shared/formats/workbook.ts'`,
  `export * from '../../shared/formats/index.ts'`,
  `const { readTable } = await import('../../shared/formats/index.ts')`,
  `import iconv from 'iconv-lite'`,
])('a page that would take them in is found: %s', (text) => {
  expect(heavyWays([...sources, { path: 'client/host/a.ts', text }])).not.toEqual([])
})

test('a page may take their types', () => {
  const text = `import type { WorkBook } from '@e965/xlsx'\nimport type { Format } from '../../shared/formats/workbook.ts'`
  expect(heavyWays([...sources, { path: 'client/host/a.ts', text }])).toEqual([])
})
