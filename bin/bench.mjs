/** `npm run bench [-- name …]`: bundles the benchmarks beside a fresh build and prints their table. */
import './engine.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setUp } from './setup.mjs'
import { dist } from './sources.mjs'

if (setUp() !== 'fresh') process.exit(1)
const { buildBench } = await import('./parts/build.mjs')
await buildBench(dist)
const args = ['--expose-gc', join(dist, 'bench', 'main.js'), ...process.argv.slice(2)]
process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1)
