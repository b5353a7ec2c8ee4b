/** Where things stand in the project, and the hash that says whether a build is stale. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const dist = join(root, 'dist')
/** The file in a build that holds the hash of the sources it was made from. */
export const stampName = 'sources.sha256'

/** All that a build is made from, files and folders. */
export const parts = [
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
  'bin',
  'client',
  'server',
  'shared',
]

/**
 * Hash of the lock file and of every source that a build is made from: paths and contents, never times.
 * @param {string} [base] the project's folder
 * @returns {string} hex SHA-256
 */
export function hashSources(base = root) {
  const hash = createHash('sha256')
  for (const part of parts) {
    for (const file of filesIn(join(base, part))) {
      hash.update(`${relative(base, file).split(sep).join('/')}\0`)
      hash.update(createHash('sha256').update(readFileSync(file)).digest())
    }
  }
  return hash.digest('hex')
}

/**
 * Every file at or under a path in a fixed order, hidden ones left out; none if it does not exist.
 * @param {string} path
 * @returns {string[]}
 */
export function filesIn(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).filter((name) => !name.startsWith('.'))
  return names.toSorted().flatMap((name) => filesIn(join(path, name)))
}

/**
 * The hash that a build carries, or null where there is no whole build.
 * @param {string} [folder]
 */
export function builtFrom(folder = dist) {
  const stamp = join(folder, stampName)
  return existsSync(stamp) && existsSync(join(folder, 'server', 'main.js'))
    ? readFileSync(stamp, 'utf8').trim()
    : null
}
