/**
 * `npm run shots [-- name …]`: pictures of the stage's key frames, 1920×1080, 3840×2160, 4:3 and upright, in every language,
 * made by a real browser from made-up events, into shots/. With `--docs` those of docs/obs.md instead, into docs/.
 */
import './engine.mjs'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './sources.mjs'
import { openShots } from './parts/shots.mjs'

const asked = process.argv.slice(2)
const quick = asked.includes('--quick')
const wanted = asked.filter((word) => !word.startsWith('--'))
const folder = join(root, 'shots')
mkdirSync(folder, { recursive: true })

const shots = await openShots()
if (asked.includes('--docs')) {
  const page = await shots.page(1280, 720)
  for (const name of ['overlay-speaker', 'overlay-rolling', 'overlay-winner', 'overlay-many']) {
    await page.evaluate(`shots.shot(${JSON.stringify(name)}, 'en')`)
    await page.screenshot({ path: join(root, 'docs', `${name}.jpg`), quality: 72 })
  }
  await shots.close()
  process.exit()
}
const page = await shots.page(1920, 1080)
/** @type {string[]} */
const all = await page.evaluate('shots.names')
/** @type {string[]} */
const languages = await page.evaluate('shots.languages')
const names = all.filter((name) => wanted.length === 0 || wanted.includes(name))
/** @type {[width: number, height: number][]} */
const sizes = [
  [1920, 1080],
  [3840, 2160],
  [1024, 768],
  [1080, 1920],
]
for (const [width, height] of quick ? sizes.slice(0, 1) : sizes) {
  await page.setViewportSize({ width, height })
  for (const language of quick ? languages.slice(0, 1) : languages) {
    for (const name of names) {
      await page.evaluate(`shots.shot(${JSON.stringify(name)}, ${JSON.stringify(language)})`)
      await page.screenshot({ path: join(folder, `${name}-${language}-${width}x${height}.png`) })
    }
  }
}
console.log(`${names.length} frames in ${folder}`)
await shots.close()
