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
 * The bytes (gzip) that each page loads first: its script, all that this imports at once, their styles, and its texts in the
 * language whose texts are the heaviest.
 * @param {URL} folder the built client, with a slash at its end
 * @returns {Map<string, number>}
 */
export function weightsOf(folder) {
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', folder), 'utf8'))
  const pages = Object.keys(manifest).filter((key) => key.endsWith('/index.html'))
  return new Map(
    pages.map((key) => {
      const chunks = firstChunks(manifest, key)
      const files = new Set(chunks.flatMap(({ file, css = [] }) => [file, ...css]))
      const texts = Object.values(textsOf(manifest, chunks)).map((some) => weight(some, folder))
      return [key.replace('/index.html', ''), weight(files, folder) + Math.max(0, ...texts)]
    }),
  )
}

/** @typedef {{ file: string, imports?: string[], dynamicImports?: string[], css?: string[] }} Chunk */

/**
 * @param {Iterable<string>} files
 * @param {URL} folder
 */
const weight = (files, folder) =>
  [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(new URL(file, folder)), { level: 9 }).length,
    0,
  )

/**
 * What a page loads at once.
 * @param {Record<string, Chunk>} manifest
 * @param {string} entry
 */
function firstChunks(manifest, entry) {
  /** @type {Map<string, Chunk>} */
  const found = new Map()
  /** @param {string} key */
  const visit = (key) => {
    const chunk = manifest[key]
    if (!chunk || found.has(key)) return
    found.set(key, chunk)
    for (const next of chunk.imports ?? []) visit(next)
  }
  visit(entry)
  return [...found.values()]
}

/**
 * The files with the texts that chunks ask for, by language.
 * @param {Record<string, Chunk>} manifest
 * @param {Chunk[]} chunks
 */
function textsOf(manifest, chunks) {
  /** @type {Record<string, Set<string>>} */
  const files = {}
  for (const key of chunks.flatMap(({ dynamicImports = [] }) => dynamicImports)) {
    const [, language] = /shared\/i18n\/([\w-]+)\/[\w-]+\.ts$/.exec(key) ?? []
    const chunk = manifest[key]
    if (!language || language === 'findings' || !chunk) continue
    files[language] = (files[language] ?? new Set()).add(chunk.file)
  }
  return files
}
