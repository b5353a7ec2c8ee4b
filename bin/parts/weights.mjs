/** What each page of a build weighs before it shows anything, and what it may weigh. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** Most bytes (gzip) of script and style that a page may load first, by page. @type {Record<string, number>} */
export const BUDGETS = {
  hall: 55_000,
  ticket: 55_000,
  stage: 250_000,
  host: 300_000,
  desk: 200_000,
  verify: 60_000,
}

/**
 * The bytes (gzip) that each page loads first: its script, all that this imports at once, and their styles.
 * @param {URL} folder the built client, with a slash at its end
 * @returns {Map<string, number>}
 */
export function weightsOf(folder) {
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', folder), 'utf8'))
  const pages = Object.keys(manifest).filter((key) => key.endsWith('/index.html'))
  return new Map(
    pages.map((key) => {
      const bytes = [...firstFiles(manifest, key)].reduce(
        (sum, file) => sum + weight(new URL(file, folder)),
        0,
      )
      return [key.replace('/index.html', ''), bytes]
    }),
  )
}

/** @typedef {{ file: string, imports?: string[], css?: string[] }} Chunk */

/** @param {URL} file */
const weight = (file) => gzipSync(readFileSync(file), { level: 9 }).length

/**
 * @param {Record<string, Chunk>} manifest
 * @param {string} entry
 */
function firstFiles(manifest, entry) {
  /** @type {Set<string>} */
  const files = new Set()
  const seen = new Set()
  /** @param {string} key */
  const visit = (key) => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  visit(entry)
  return files
}
