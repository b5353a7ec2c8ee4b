/** How npm is started without a shell: its script by this Node, so that it is the same on Linux, macOS and Windows. */
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Command and first arguments that run npm.
 * @returns {[string, ...string[]]}
 */
export function npmCommand() {
  const beside = dirname(process.execPath)
  const scripts = [
    process.env.npm_execpath ?? '',
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ]
  const script = scripts.find((file) => basename(file) === 'npm-cli.js' && existsSync(file))
  return script ? [process.execPath, script] : ['npm']
}
