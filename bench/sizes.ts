import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Row } from './table.ts'

interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}

/** Most kilobytes (1,000 bytes, gzip) of script and style that a page may load before it shows, by page. */
const budgets: Record<string, number> = { hall: 55, ticket: 55, stage: 250, host: 300, desk: 200, verify: 60 }

/** What each page of the build loads first: its script, all that this imports at once, and their styles. */
export default async function sizes(): Promise<Row[]> {
  const client = new URL('../client/', import.meta.url)
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(new URL('.vite/manifest.json', client), 'utf8'),
  )
  const weigh = (file: string) => gzipSync(readFileSync(new URL(file, client)), { level: 9 }).length
  return Object.keys(manifest)
    .filter((key) => key.endsWith('/index.html'))
    .map((key) => {
      const bytes = [...firstFiles(manifest, key)].reduce((sum, file) => sum + weigh(file), 0)
      const name = key.replace('/index.html', '')
      return { name, value: bytes / 1000, unit: 'kB', budget: budgets[name] }
    })
}

function firstFiles(manifest: Record<string, Chunk>, entry: string): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  visit(entry)
  return files
}
