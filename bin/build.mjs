/** `npm run build`: builds pages and server beside the build that stands and swaps the two only when all is well. */
import './engine.mjs'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installOrStop } from './setup.mjs'
import { dist, hashSources, root, stampName } from './sources.mjs'

installOrStop()
const started = Date.now()
const next = join(root, '.build', `next-${process.pid}`)
const last = join(root, '.build', `last-${process.pid}`)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))
process.on('exit', () => {
  for (const folder of [next, last]) rmSync(folder, { recursive: true, force: true })
})

console.log('Building …')
const { buildInto } = await import('./parts/build.mjs')
const sources = hashSources()
try {
  await buildInto(next)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
writeFileSync(join(next, stampName), sources)
swap()
console.log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
process.exit()

/** Puts the new build in the place of the old one; where that fails the old one is put back. */
function swap() {
  mkdirSync(last, { recursive: true })
  const kept = join(last, 'dist')
  if (existsSync(dist)) renameSync(dist, kept)
  try {
    renameSync(next, dist)
  } catch (error) {
    if (existsSync(kept) && !existsSync(dist)) renameSync(kept, dist)
    throw error
  }
}
