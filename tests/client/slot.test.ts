import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../client/stage/confidence/layout.ts'
import { slotOf } from '../../client/stage/confidence/slot.ts'
import { viewportOf } from '../../client/picture/viewport.ts'
import type { Cue } from '../../shared/show/state.ts'

/** An instant of an evening, by the local clock. */
const at = (hour: number, minute: number) => new Date(2026, 0, 17, hour, minute).getTime()
const cue = (id: string, scene: string, content: Cue['content'] = {}): Cue => ({
  id,
  scene,
  title: id,
  prize: '',
  content,
  notes: '',
})
const slot = (cues: Cue[], on: string, since: number) =>
  slotOf({ cues, show: { cue: on, since } as Parameters<typeof slotOf>[0]['show'] }, since + 60_000)

describe('the slot of a cue', () => {
  it('ends when the next talk is planned, also for one that began late', () => {
    const cues = [
      cue('a', 'speaker', { at: '19:00' }),
      cue('b', 'message'),
      cue('c', 'panel', { at: '19:20' }),
    ]
    expect(slot(cues, 'a', at(19, 5))).toEqual({ from: at(19, 5), to: at(19, 20) })
    expect(slot(cues, 'a', at(19, 25))).toEqual({ from: at(19, 25), to: at(19, 20) })
    // An agenda lists the talk that is on, too.
    const listed = [...cues, cue('d', 'agenda', { items: '19:00 a\n19:20 c' })]
    expect(slot(listed, 'a', at(19, 5))).toEqual({ from: at(19, 5), to: at(19, 20) })
  })

  it('ends with the next item of the agenda', () => {
    const items = [
      { at: '19:00', title: 'x', who: '' },
      { at: '19:15', title: 'y', who: '' },
    ]
    const cues = [cue('a', 'agenda', { items }), cue('b', 'speaker')]
    expect(slot(cues, 'b', at(19, 2))!.to).toBe(at(19, 15))
    expect(slot(cues, 'b', at(19, 16))!.to).toBeNull()
  })

  it('is a countdown’s own time, and that until the event starts for the welcome', () => {
    expect(slot([cue('a', 'countdown', { minutes: 20 })], 'a', at(20, 0))!.to).toBe(at(20, 20))
    const timer = { length: 600, ends: null, left: 90, cue: 'a', corner: false, phones: true }
    const cues = [cue('a', 'countdown')]
    const show = { cue: 'a', since: at(20, 0) } as Parameters<typeof slotOf>[0]['show']
    expect(slotOf({ cues, show, timer }, at(20, 10))!.to).toBe(at(20, 10) + 90_000)
    expect(slot([cue('a', 'welcome', { startsAt: '19:30' })], 'a', at(19, 0))!.to).toBe(at(19, 30))
  })

  it('is the time of the table that shows its work', () => {
    const cues = [cue('a', 'groups', { minutes: 2 })]
    const on = (work: object) =>
      ({ cue: 'a', since: at(20, 0), work }) as Parameters<typeof slotOf>[0]['show']
    const shown = { group: 'Table 1', since: at(20, 5) }
    expect(slotOf({ cues, show: on(shown) }, at(20, 6))).toEqual({ from: at(20, 5), to: at(20, 7) })
    const held = { ...shown, clock: { ends: null, left: 40 } }
    expect(slotOf({ cues, show: on(held) }, at(20, 9))!.to).toBe(at(20, 9) + 40_000)
    expect(slotOf({ cues, show: on({ ...shown, group: null }) }, at(20, 9))!.to).toBeNull()
  })

  it('is its planned length, and ends with the planned start of another', () => {
    const cues = [
      { ...cue('a', 'speaker'), minutes: 15 },
      cue('b', 'message'),
      { ...cue('c', 'draw'), at: '20:00' },
    ]
    expect(slot(cues, 'a', at(19, 30))).toEqual({ from: at(19, 30), to: at(19, 45) })
    expect(slot(cues, 'b', at(19, 50))!.to).toBe(at(20, 0))
  })

  it('has no end where nothing is planned, and there is none without a cue', () => {
    expect(slot([cue('a', 'message')], 'a', at(19, 0))).toEqual({ from: at(19, 0), to: null })
    expect(slot([], 'a', at(19, 0))).toBeNull()
  })
})

it('the confidence monitor keeps its parts apart on any screen', () => {
  for (const [width, height] of [
    [1920, 1080],
    [1024, 768],
    [2560, 1080],
  ] as const) {
    const viewport = viewportOf(width, height)
    const { message: _inside, ...parts } = layoutOf(viewport)
    const zones = Object.entries(parts)
    for (const [name, zone] of zones) {
      expect(zone.width, name).toBeGreaterThan(5)
      expect(zone.height, name).toBeGreaterThan(1)
      expect(zone.x + zone.width).toBeLessThanOrEqual(viewport.width)
      expect(zone.y + zone.height).toBeLessThanOrEqual(viewport.height + 1e-6)
      for (const [other, two] of zones) {
        if (other === name) continue
        const apart =
          zone.x + zone.width <= two.x + 1e-6 ||
          two.x + two.width <= zone.x + 1e-6 ||
          zone.y + zone.height <= two.y + 1e-6 ||
          two.y + two.height <= zone.y + 1e-6
        expect(apart, `${name} ${other} ${width}×${height}`).toBe(true)
      }
    }
  }
})
