/** `npm run move -- FROM TO`: the built program that moves all data between a folder and a PostgreSQL database. */
import './engine.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setUpOrStop } from './setup.mjs'
import { dist } from './sources.mjs'

setUpOrStop()
const move = join(dist, 'bin', 'move.js')
process.exitCode =
  spawnSync(process.execPath, [move, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
