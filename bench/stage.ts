import type { Page } from 'playwright-core'
import type { State } from '../shared/show/state.ts'
import { instantsOf, sampleDraw } from '../tests/support/pictureStates.ts'
import type { Shots } from '../tests/shots/main.ts'
import { quantile } from './parts/numbers.ts'
import { loadShots } from './parts/shots.ts'
import type { Measurement } from './table.ts'

declare const shots: Shots

/** Every figure is the best of so many runs: whatever else the machine does only makes it worse. */
const RUNS = 3
const SECONDS = 3

interface Case {
  people: number
  height: number
  /** Least frames a second: idle, rolling, reveal. */
  fps: [number, number, number]
  /** Most ms until the draw is on screen. */
  ready?: number
}
const cases: Case[] = [
  { people: 2000, height: 1080, fps: [55, 55, 55], ready: 500 },
  { people: 10_000, height: 1080, fps: [40, 40, 40], ready: 900 },
  { people: 2000, height: 2160, fps: [30, 30, 28] },
]
const phases = ['idle', 'rolling', 'reveal'] as const
const SCRIPT = { idle: 0.7, rolling: 0.7, reveal: 1.5 }

/** A draw on the stage in a real browser that draws by the processor: frames, script, the longest frame, elements, start. */
export default async function stage(): Promise<Measurement[]> {
  const { openShots, WEBGL } = await loadShots()
  const rows: Measurement[] = []
  for (const { people, height, fps, ready } of cases) {
    const browser = await openShots({ args: WEBGL })
    const page = await browser.page((height * 16) / 9, height)
    const name = (what: string) => `${people} people, ${height} lines, ${what}`
    for (const [i, phase] of phases.entries()) {
      const runs: Run[] = []
      for (let run = 0; run < RUNS; run++) runs.push(await measure(page, people, phase))
      const best = (of: (run: Run) => number) => Math.min(...runs.map(of))
      rows.push(
        { name: name(phase), value: -best((run) => -run.fps), unit: 'fps', budget: fps[i], atLeast: true },
        {
          name: name(`${phase}, p95`),
          value: best((run) => run.p95),
          unit: 'ms',
          budget: fps[0] > 50 ? 33 : undefined,
        },
        {
          name: name(`${phase}, script a frame`),
          value: best((run) => run.script),
          unit: 'ms',
          budget: SCRIPT[phase],
        },
        {
          name: name(`${phase}, style and layout a frame`),
          value: best((run) => run.layout),
          unit: 'ms',
          budget: 0.2,
        },
      )
      if (phase === 'reveal') {
        rows.push(
          {
            name: name('longest frame of a reveal'),
            value: best((run) => run.longest),
            unit: 'ms',
            budget: 50,
          },
          { name: name('elements'), value: best((run) => run.elements), unit: '', budget: 150 },
        )
      } else if (phase === 'rolling') {
        rows.push({
          name: name('draw on screen after'),
          value: best((run) => run.ready),
          unit: 'ms',
          budget: ready,
        })
      }
    }
    await browser.close()
  }
  return rows
}

interface Run {
  fps: number
  p95: number
  longest: number
  script: number
  layout: number
  elements: number
  ready: number
}

/** Idle is the prize on screen, before anything rolls; a reveal begins a second before the names. */
function momentOf(phase: (typeof phases)[number], people: number): { state: State; at: number } {
  const state = sampleDraw({ people, called: phase === 'reveal', grand: true })
  const { prize, rolling } = instantsOf(state)
  if (phase === 'reveal') return { state, at: state.draws.at(-1)!.pages[0]!.names - 1000 }
  return { state, at: phase === 'idle' ? prize - 2500 : rolling }
}

async function measure(page: Page, people: number, phase: (typeof phases)[number]): Promise<Run> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const metrics = async () => {
    const { metrics: all } = await session.send('Performance.getMetrics')
    const of = (name: string) => all.find((one) => one.name === name)!.value * 1000
    return { script: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') }
  }
  const ready = await page.evaluate(
    async (frame) => {
      const began = performance.now()
      await shots.show(frame)
      return performance.now() - began
    },
    momentOf(phase, people),
  )
  const before = await metrics()
  const { times, elements } = await page.evaluate(
    async (seconds) => {
      shots.run()
      const took: number[] = []
      const end = performance.now() + seconds * 1000
      await new Promise<void>((done) => {
        let last = performance.now()
        const frame = () => {
          const now = performance.now()
          took.push(now - last)
          last = now
          if (now < end) requestAnimationFrame(frame)
          else done()
        }
        requestAnimationFrame(frame)
      })
      return { times: took.slice(1), elements: document.querySelectorAll('#app *').length }
    },
    phase === 'idle' ? 2 : SECONDS,
  )
  const after = await metrics()
  await session.detach()
  const whole = times.reduce((sum, one) => sum + one, 0)
  return {
    fps: (1000 * times.length) / whole,
    p95: quantile(times, 0.95),
    longest: Math.max(...times),
    script: (after.script - before.script) / times.length,
    layout: (after.layout - before.layout) / times.length,
    elements,
    ready,
  }
}
