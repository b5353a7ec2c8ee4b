/** Runs a development tool of node_modules by this Node, without a shell. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './sources.mjs'

/**
 * Runs the command that a package is named after and waits for it.
 * @param {string} name of package and command
 * @param {string[]} args
 * @returns {number} its exit code
 */
export function runTool(name, args) {
  const folder = join(root, 'node_modules', name)
  /** @type {{bin: string | Record<string, string>}} */
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : bin[name]
  if (!script) throw new Error(`${name} has no command of its name`)
  const done = spawnSync(process.execPath, [join(folder, script), ...args], { cwd: root, stdio: 'inherit' })
  return done.status ?? 1
}
