/**
 * `npm run check`: types, lint, format, then the tests; `--no-tests` leaves those out, what else is passed goes to them.
 * Every part runs, whatever the parts before it said.
 */
import './engine.mjs'
import { spawnSync } from 'node:child_process'
import { installOrStop } from './setup.mjs'
import { root } from './sources.mjs'
import { runTool } from './tool.mjs'

const args = process.argv.slice(2)
const parts = {
  types: () => runTool('vue-tsc', ['--noEmit', '-p', '.']),
  lint: () => runTool('oxlint', ['--deny-warnings']),
  format: () => runTool('oxfmt', ['--check', '.']),
  tests: () =>
    spawnSync(process.execPath, ['bin/test.mjs', ...args], { cwd: root, stdio: 'inherit' }).status ?? 1,
}

installOrStop()
const chosen = Object.entries(parts).filter(([name]) => name !== 'tests' || !args.includes('--no-tests'))
const results = chosen.map(([name, part]) => ({ name, failed: part() !== 0 }))
const failed = results.filter((result) => result.failed).map((result) => result.name)
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1
