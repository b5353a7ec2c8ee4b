import { describe, expect, it } from 'vitest'
import { AdaptiveResolution } from '../../client/picture/animations/engine/adaptiveResolution.ts'

/** Simulates some seconds of frames on a machine whose frame time in ms depends on the render scale. */
function play(
  resolution: AdaptiveResolution,
  seconds: number,
  cost: (scale: number) => number,
  from = 0,
  settled = false,
): number {
  let now = from
  while (now < from + seconds * 1000) resolution.frame((now += cost(resolution.scale)), settled)
  return now
}
const smooth = () => 16.7
/** A frame time in ms that grows with the number of pixels, never below one refresh of the display. */
const filling = (whole: number) => (scale: number) => Math.max(16.7, whole * scale ** 2)

describe('the resolution of an animation', () => {
  it('stays whole where frames come in time', () => {
    const resolution = new AdaptiveResolution(1)
    play(resolution, 60, smooth)
    expect(resolution.scale).toBe(1)
    expect(resolution.slow).toBe(false)
  })

  it('goes down until frames come in time', () => {
    const resolution = new AdaptiveResolution(1)
    play(resolution, 5, filling(60))
    expect(resolution.scale).toBe(0.5)
  })

  it('comes back when the machine has time again', () => {
    const resolution = new AdaptiveResolution(0.5)
    play(resolution, 20, smooth)
    expect(resolution.scale).toBe(1)
  })

  it('tries more ever more seldom where more is too much', () => {
    const resolution = new AdaptiveResolution(0.5)
    let tries = 0
    let before = resolution.scale
    let now = 0
    while (now < 300_000) {
      resolution.frame((now += filling(40)(resolution.scale)), false)
      if (resolution.scale > before) tries++
      before = resolution.scale
    }
    expect(tries).toBeGreaterThan(0)
    expect(tries).toBeLessThan(8)
  })

  it('keeps all its pixels where fewer do not help: the display itself is slow', () => {
    const resolution = new AdaptiveResolution(1)
    play(resolution, 30, () => 33.3)
    expect(resolution.scale).toBe(1)
    expect(resolution.slow).toBe(false)
  })

  it('tries nothing more while everybody watches', () => {
    const resolution = new AdaptiveResolution(0.5)
    play(resolution, 60, smooth, 0, true)
    expect(resolution.scale).toBe(0.5)
  })

  it('says so where even the fewest pixels are too slow', () => {
    const resolution = new AdaptiveResolution(0.5)
    play(resolution, 20, () => 120)
    expect(resolution.slow).toBe(true)
  })

  it('takes a pause for a pause', () => {
    const resolution = new AdaptiveResolution(0.5)
    play(resolution, 60, () => 1000)
    expect(resolution.slow).toBe(false)
  })
})
