import { describe, expect, it } from 'vitest'
import { Tempo } from '../../client/picture/animations/engine/adaptiveResolution.ts'

/** Frames for some seconds of a machine that takes so many ms for a frame at a scale. */
function play(
  tempo: Tempo,
  seconds: number,
  cost: (scale: number) => number,
  from = 0,
  settled = false,
): number {
  let now = from
  while (now < from + seconds * 1000) tempo.frame((now += cost(tempo.scale)), settled)
  return now
}
const smooth = () => 16.7
/** As slow as it has pixels, and never faster than the display. */
const filling = (whole: number) => (scale: number) => Math.max(16.7, whole * scale ** 2)

describe('the resolution of an animation', () => {
  it('stays whole where frames come in time', () => {
    const tempo = new Tempo(false)
    play(tempo, 60, smooth)
    expect(tempo.scale).toBe(1)
    expect(tempo.slow).toBe(false)
  })

  it('goes down until frames come in time', () => {
    const tempo = new Tempo(false)
    play(tempo, 5, filling(60))
    expect(tempo.scale).toBe(0.5)
  })

  it('comes back when the machine has time again', () => {
    const tempo = new Tempo(true)
    play(tempo, 20, smooth)
    expect(tempo.scale).toBe(1)
  })

  it('tries more ever more seldom where more is too much', () => {
    const tempo = new Tempo(true)
    let tries = 0
    let before = tempo.scale
    let now = 0
    while (now < 300_000) {
      tempo.frame((now += filling(40)(tempo.scale)), false)
      if (tempo.scale > before) tries++
      before = tempo.scale
    }
    expect(tries).toBeGreaterThan(0)
    expect(tries).toBeLessThan(8)
  })

  it('keeps all its pixels where fewer do not help: the display itself is slow', () => {
    const tempo = new Tempo(false)
    play(tempo, 30, () => 33.3)
    expect(tempo.scale).toBe(1)
    expect(tempo.slow).toBe(false)
  })

  it('tries nothing more while everybody watches', () => {
    const tempo = new Tempo(true)
    play(tempo, 60, smooth, 0, true)
    expect(tempo.scale).toBe(0.5)
  })

  it('says so where even the fewest pixels are too slow', () => {
    const tempo = new Tempo(true)
    play(tempo, 20, () => 120)
    expect(tempo.slow).toBe(true)
  })

  it('takes a pause for a pause', () => {
    const tempo = new Tempo(true)
    play(tempo, 60, () => 1000)
    expect(tempo.slow).toBe(false)
  })
})
