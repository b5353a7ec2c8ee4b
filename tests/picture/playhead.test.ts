import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { playheadOf, rollsAt, stillAt } from '../../client/picture/playhead.ts'
import { LEAD, PACES, PAGE_SIZE, timetable } from '../../shared/show/pace.ts'
import type { Draw } from '../../shared/show/state.ts'
import { sampleDraw, OPENED } from '../support/pictureStates.ts'

const ORDER = ['prize', 'open', 'rolling', 'slowing', 'still', 'names']

/** A draw with its landing, called at any time after OPEN. */
const landed = fc
  .record({
    count: fc.integer({ min: 0, max: 120 }),
    wait: fc.integer({ min: 0, max: 600_000 }),
    pace: fc.constantFrom('small' as const, 'grand' as const),
  })
  .map(({ count, wait, pace }): Draw => {
    const draw = sampleDraw({ called: true }).draws.at(-1)!
    return { ...draw, pace, count, pages: timetable(count, OPENED, OPENED + wait, pace) }
  })
const instant = fc.integer({ min: -5000, max: 900_000 }).map((ms) => OPENED + ms)

describe('the playhead of a draw', () => {
  it('goes through its phases in order, page by page, and never back', () => {
    fc.assert(
      fc.property(landed, instant, instant, (draw, a, b) => {
        const [first, second] = [playheadOf(draw, Math.min(a, b)), playheadOf(draw, Math.max(a, b))]
        if (second.again) return
        const rank = ({ phase, page }: typeof first) => page * 10 + ORDER.indexOf(phase)
        expect(rank(second)).toBeGreaterThanOrEqual(rank(first))
        expect(second.from).toBeGreaterThanOrEqual(first.from)
      }),
    )
  })

  it('shows no page of names before the time of its names', () => {
    fc.assert(
      fc.property(landed, instant, (draw, at) => {
        const { phase, page } = playheadOf(draw, at)
        if (phase === 'names') expect(at).toBeGreaterThanOrEqual(draw.pages[page]!.names)
      }),
    )
  })

  it('holds every page of names until the next page begins', () => {
    fc.assert(
      fc.property(landed, (draw) => {
        draw.pages.forEach((page, i) => {
          const until = draw.pages[i + 1]?.at ?? page.over + PACES.small.hold
          for (const at of [page.names, page.over, until - 1]) {
            expect(playheadOf(draw, at)).toMatchObject({ phase: 'names', page: i, again: false })
          }
        })
      }),
    )
  })

  it('is still for as long as the pace says before the names', () => {
    fc.assert(
      fc.property(landed, (draw) => {
        draw.pages.forEach((page, i) => {
          expect(page.names - stillAt(draw, i)).toBe(PACES[i === 0 ? draw.pace : 'small'].still)
          expect(playheadOf(draw, page.names - 1).phase).toBe('still')
        })
      }),
    )
  })

  it('shows the prize first, then the code, then rolls for as long as nobody calls', () => {
    const draw = sampleDraw().draws.at(-1)!
    const { prize, code } = PACES.small
    expect(playheadOf(draw, OPENED + prize - 1).phase).toBe('prize')
    expect(playheadOf(draw, OPENED + prize).phase).toBe('open')
    expect(playheadOf(draw, OPENED + prize + code - 1).phase).toBe('open')
    expect(playheadOf(draw, OPENED + prize + code).phase).toBe('rolling')
    expect(playheadOf(draw, OPENED + 3_600_000).phase).toBe('rolling')
  })

  it('rolls for as long as the pace says, and never jumps when the words are called', () => {
    fc.assert(
      fc.property(landed, fc.integer({ min: 0, max: 60_000 }), (draw, wait) => {
        const { rolling } = PACES[draw.pace]
        expect(draw.pages[0]!.at - rollsAt(draw)).toBeGreaterThanOrEqual(rolling)
        // At the call, everything shows what it showed just before.
        const open = { ...draw, pages: [] }
        const called = { ...draw, pages: timetable(1, OPENED, OPENED + wait, draw.pace) }
        const at = OPENED + wait + LEAD - 1
        if (playheadOf(open, at).phase !== 'rolling')
          expect(playheadOf(called, at)).toEqual(playheadOf(open, at))
        else expect(rollsAt(called)).toBe(rollsAt(open))
      }),
    )
  })

  it('shows all pages round and round after the last one', () => {
    const draw = sampleDraw({ called: true, count: 2 * PAGE_SIZE + 5 }).draws.at(-1)!
    const over = draw.pages.at(-1)!.over
    const seen = new Set<number>()
    for (let at = over + 8000; at < over + 40_000; at += 500) seen.add(playheadOf(draw, at).page)
    expect([...seen].sort()).toEqual([0, 1, 2])
  })
})
