import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { root } from '../../bin/sources.mjs'
import { ENGINES } from '../support/engines/index.ts'
import type { EngineWindow } from '../support/engines/engine.ts'
import { eventually } from '../support/eventually.ts'
import { holders, JourneyEvent } from '../support/journeyEvent.ts'
import { served } from '../support/journey.ts'
import { DEBOUNCE } from '../support/panel.ts'

/** For whoever wants to see what each engine makes of the stage. */
const PICTURES = join(root, '.build', 'engines')
mkdirSync(PICTURES, { recursive: true })

describe.each(
  await Promise.all(ENGINES.map(async (engine) => ({ engine, missing: await engine.missing() }))),
)('$engine.name', ({ engine: { name, start }, missing }) => {
  const title = missing ? `not tried: install ${missing}` : 'loads the key pages and runs a whole draw'
  served.skipIf(missing)(title, async ({ server }) => {
    const evening = await JourneyEvent.make(server)
    const browser = await start()
    try {
      const [panel, stage, other] = [await browser.window(), await browser.window(), await browser.window()]
      await panel.open(server.hostLink)
      await press(panel, 'Show: Lamp')
      await stage.open(`${server.origin}/stage`)
      await eventually(() => text(stage, 'body')).toMatch('Lamp')
      await other.open(server.origin)
      await eventually(() => text(other, '.now')).toMatch('Lamp')

      await press(panel, 'Start the draw: Lamp × 1')
      await eventually(() => text(stage, '.open-digits')).not.toBe('')
      writeFileSync(join(PICTURES, `${name}, rolling.png`), await stage.picture())
      await panel.type('input.words', 'moon')
      await press(panel, 'Stop and draw 1 winner')
      await eventually(() => text(panel, 'button.go.ready')).toBe('Confirm 1 winner')
      const [winner] = holders(await evening.state())
      await eventually(() => text(stage, '.reveal .winner-name')).toBe(winner!.name)
      writeFileSync(join(PICTURES, `${name}, winner.png`), await stage.picture())
      const edges = async () => {
        const { range, edge } = await stage.read<{ range: number; edge: number }>(LIGHT)
        return range < 60 ? Infinity : edge / range
      }
      await eventually(edges).toBeLessThan(1 / 4)
      await press(panel, 'Confirm 1 winner')

      await eventually(() => text(other, '.winners .winner .name')).toBe(winner!.name)
      const { link } = await evening.get<{ link: string }>(`tickets/${winner!.id}/link`)
      await other.open(server.origin + link)
      await eventually(() => text(other, '[data-award]')).toMatch('Lamp')
      await other.open(`${server.origin}/desk`)
      await eventually(() => text(other, '[data-award] .who-name')).toBe(winner!.name)
      await other.open(`${server.origin}/verify`)
      await eventually(() => text(other, '.sources')).not.toBe('')
      await other.press('.sources button.light')
      await eventually(() => text(other, '[data-verdict].right')).toMatch('1 draw')
    } finally {
      await browser.end()
    }
    expect(server.errors()).toEqual([])
  })
})

/** The brightness of the set's wall, 0 to 765 a pixel: its range, and the most by which two neighbours differ. */
const LIGHT = `
  const canvas = document.querySelector('.set')
  const { width, height } = canvas
  const wall = Math.floor(height / 2)
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, wall)
  const at = (x, y) => { const i = 4 * (y * width + x); return data[i] + data[i + 1] + data[i + 2] }
  let [least, most, edge] = [765, 0, 0]
  for (let y = 1; y < wall; y++)
    for (let x = 1; x < width; x++) {
      const here = at(x, y)
      least = Math.min(least, here)
      most = Math.max(most, here)
      edge = Math.max(edge, Math.abs(here - at(x - 1, y)), Math.abs(here - at(x, y - 1)))
    }
  return { range: most - least, edge }`

/** The text of the first element of a selector; empty while there is none. */
const text = (window: EngineWindow, selector: string) =>
  window.read<string>(`return document.querySelector(${JSON.stringify(selector)})?.innerText.trim() ?? ''`)

/** Presses GO once it says so, not faster than a hand does. */
async function press(panel: EngineWindow, says: string): Promise<void> {
  await eventually(() => text(panel, 'button.go.ready')).toBe(says)
  await panel.press('button.go')
  const clock = () => panel.read<number>('return performance.now()')
  const pressed = await clock()
  await eventually(clock).toBeGreaterThan(pressed + DEBOUNCE)
}
