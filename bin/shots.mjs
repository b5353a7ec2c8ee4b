/**
 * `npm run shots [-- name …]`: pictures of the stage's key frames, 1920×1080 and 3840×2160, Chinese and English, made by a
 * real browser from made-up events, into shots/.
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
const page = await shots.page(1920, 1080)
/** @type {string[]} */
const all = await page.evaluate('shots.names')
const names = all.filter((name) => wanted.length === 0 || wanted.includes(name))
for (const height of quick ? [1080] : [1080, 2160]) {
  await page.setViewportSize({ width: (height * 16) / 9, height })
  for (const language of quick ? ['zh-CN'] : ['zh-CN', 'en']) {
    for (const name of names) {
      await page.evaluate(`shots.shot(${JSON.stringify(name)}, ${JSON.stringify(language)})`)
      await page.screenshot({ path: join(folder, `${name}-${language}-${height}.png`) })
    }
  }
}
console.log(`${names.length} frames in ${folder}`)
await shots.close()
