/** `npm run verify -- proof.json [--ticket t.json] [--code CODE]`: the built verifier, its findings, its exit code. */
import './engine.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setUpOrStop } from './setup.mjs'
import { dist } from './sources.mjs'

setUpOrStop()
const verifier = join(dist, 'bin', 'verify.js')
process.exitCode =
  spawnSync(process.execPath, [verifier, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
