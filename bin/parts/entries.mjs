/** What is built, found by where it stands. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from '../sources.mjs'

export const client = join(root, 'client')

/**
 * Every page: the folders of client/ that hold an index.html.
 * @returns {Record<string, string>} file by name of the page
 */
export function pages() {
  const names = list(client).filter((name) => existsSync(join(client, name, 'index.html')))
  return Object.fromEntries(names.map((name) => [name, join(client, name, 'index.html')]))
}

/**
 * Every program that runs in Node: the server, its workers, the commands in TypeScript.
 * @returns {Record<string, string>} file by name of the output, such as `server/workers/programs/table`
 */
export function programs() {
  const files = ['server/main.ts', ...scripts('server/workers/programs'), ...scripts('bin')]
  return Object.fromEntries(files.map((file) => [file.replace(/\.ts$/, ''), join(root, file)]))
}

/**
 * The benchmarks, and what they start as processes of their own.
 * @returns {Record<string, string>} file by name of the output
 */
export function benches() {
  const files = ['bench/main.ts', ...scripts('bench/programs')]
  return Object.fromEntries(files.map((file) => [basename(file, '.ts'), join(root, file)]))
}

/**
 * @param {string} folder
 * @returns {string[]} its TypeScript files, from the root
 */
function scripts(folder) {
  const names = list(join(root, folder)).filter((name) => name.endsWith('.ts'))
  return names.map((name) => `${folder}/${name}`)
}

/** @param {string} folder */
function list(folder) {
  return existsSync(folder) ? readdirSync(folder).toSorted() : []
}
