/** What each page of a build weighs before it shows anything, and what it may weigh. */
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** The parts of the texts, such as `hall`. */
const PARTS = readdirSync(new URL('../../shared/i18n/en/', import.meta.url)).map((file) =>
  file.replace('.ts', ''),
)

/** Most bytes (gzip) of script and style that a page may load first, by page. @type {Record<string, number>} */
export const BUDGETS = {
  hall: 55_000,
  ticket: 55_000,
  stage: 250_000,
  host: 300_000,
  desk: 200_000,
  verify: 60_000,
  print: 80_000,
}

/** Most bytes (gzip) of the page of the check as a file that is kept: all of it in every language, and the check of a beacon's signature. */
export const SAVED_BUDGET = 90_000

/** The bytes (gzip) of that file. @param {URL} folder the built client, with a slash at its end */
export const savedWeight = (folder) => weight(['verify/saved.html'], folder)

/**
 * The bytes (gzip) that each page loads first: its script, all that this imports at once, their styles, and its texts, of
 * each part in the language in which it is heaviest.
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
      const texts = textsOf(manifest, chunks).map((languages) =>
        Math.max(0, ...languages.map((file) => weight([file], folder))),
      )
      return [
        key.replace('/index.html', ''),
        texts.reduce((sum, bytes) => sum + bytes, weight(files, folder)),
      ]
    }),
  )
}

/** @typedef {{ file: string, name?: string, imports?: string[], dynamicImports?: string[], css?: string[] }} Chunk */

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
 * The files with the texts that chunks ask for: those of each part, in every language.
 * @param {Record<string, Chunk>} manifest
 * @param {Chunk[]} chunks
 */
function textsOf(manifest, chunks) {
  /** @type {Map<string, string[]>} */
  const files = new Map(PARTS.map((part) => [part, []]))
  for (const key of new Set(chunks.flatMap(({ dynamicImports = [] }) => dynamicImports))) {
    const { name = '', file = '' } = manifest[key] ?? {}
    files.get(name)?.push(file)
  }
  return [...files.values()]
}
