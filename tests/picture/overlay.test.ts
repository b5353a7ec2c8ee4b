import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutOf, roomFor } from '../../client/picture/outputs/lowerThird/layout.ts'
import { lowerThirdOf, type LowerThird } from '../../client/picture/outputs/lowerThird/lowerThird.ts'
import { READABLE, TURN } from '../../client/picture/outputs/lowerThird/pages.ts'
import { endOf, playheadOf } from '../../client/picture/playhead.ts'
import { programmeOf } from '../../client/picture/programme.ts'
import { wordsOf } from '../../client/picture/type/words.ts'
import { viewportOf } from '../../client/picture/viewport.ts'
import { zonesOf } from '../../client/picture/zones.ts'
import type { Member } from '../../shared/scenes/content.ts'
import { SCENES } from '../../shared/scenes/index.ts'
import type { Scene } from '../../shared/scenes/scene.ts'
import type { State } from '../../shared/show/state.ts'
import { instantsOf, madeScene, OPENED, sampleDraw, sampleEvent } from '../support/pictureStates.ts'
import { rendered, textOf } from '../support/rendered.ts'

const WIDE = viewportOf(1920, 1080)
const SHAPES = [WIDE, viewportOf(1024, 768), viewportOf(2560, 1080), viewportOf(1080, 1920)]
const seen = (state: State, at: number, viewport = WIDE): LowerThird | null =>
  lowerThirdOf({
    state,
    programme: programmeOf(state),
    at,
    words: wordsOf(state.settings.language),
    roomFor: (names) => roomFor(names, viewport),
  })

const LONG = 'Alexandria Montgomery-Fitzgerald'
const saidFor = (length: number) => ({
  text: (m: Member) => `«${'長'.repeat(m.kind === 'text' ? Math.min(length, m.length - 2) : 1)}»`,
  lines: () => Array.from({ length: 5 }, (_, i) => `«${LONG.slice(0, length)}${i}» · x`),
})
const contentFor = ({ content }: Scene, length: number) =>
  Object.fromEntries(
    Object.entries(content).map(([key, member]) => {
      const { text, lines } = saidFor(length)
      if (member.kind === 'text') return [key, text(member)]
      if (member.kind === 'lines') return [key, lines()]
      if (member.kind === 'agenda') return [key, [{ at: '00:01', title: '«1»', who: '«2»' }]]
      return [key, member.kind === 'minutes' ? 20 : undefined]
    }),
  )
const covered = (state: State, layers: Partial<State['show']['layers']>): State => ({
  ...state,
  show: { ...state.show, layers: { ...state.show.layers, ...layers } },
})

describe('the overlay', () => {
  it.each(SCENES.map((scene) => [scene.name, scene as Scene] as const))(
    'has a lower third for %s',
    (name, scene) => {
      const cue = { title: '«title»', content: contentFor(scene, 8), prize: scene.ofPrize ? 'r1' : '' }
      const third = seen(madeScene(name, cue), OPENED + 2000)!
      expect(`${third.title}${third.names.map((one) => one.name).join('')}`).not.toBe('')
      expect(third.since).toBe(OPENED)
      expect(seen(madeScene('unknown', { title: 'x' }), OPENED)!.title).toBe('x')
    },
  )

  it('has one for every phase of a draw, on the same plate from the prize to the winners', () => {
    const state = sampleDraw({ called: true, revealed: true })
    const { prize, slowing, still, held } = instantsOf(state)
    const open = sampleDraw()
    const { rolling } = instantsOf(open)
    const all = [seen(state, prize), seen(open, OPENED + 3000), seen(open, rolling), seen(state, slowing)]
    for (const third of [...all, seen(state, still), seen(state, held)]) {
      expect(third).toMatchObject({ key: 'draw 7', since: OPENED, wide: true })
      expect(third!.title).not.toBe('')
    }
    expect(seen(open, rolling)!.code?.id).toBe(7)
    expect(seen(state, slowing)!.title).toBe(state.draws.at(-1)!.word)
  })

  it('puts a message over all else', () => {
    const state = covered(sampleDraw(), { message: { text: '请入座', private: false } })
    expect(seen(state, OPENED)!.title).toBe('请入座')
  })

  it('shows nothing at all under black and hold, without a cue, and for a private message alone', async () => {
    const state = sampleDraw({ called: true, rehearsal: true })
    const at = instantsOf(state).held
    const nothing = [
      covered(state, { black: true }),
      covered(state, { hold: true }),
      covered(sampleEvent(), { message: { text: 'x', private: true } }),
      { ...sampleEvent(), rehearsal: true },
    ]
    for (const one of nothing) {
      const html = await rendered(one, at, 'overlay')
      expect(textOf(html).trim()).toBe('')
      expect(html).not.toContain('class="lower-third')
      expect(html).not.toContain('black"')
    }
  })

  it('shows every winner of a draw for long enough to read, none before its page, and all again after them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 95 }),
        fc.boolean(),
        fc.constantFrom(...SHAPES),
        (count, long, shape) => {
          const winners = Array.from({ length: count }, (_, i) => `${long ? LONG : '王'} ${i}`)
          const state = sampleDraw({ called: true, revealed: true, winners })
          const draw = state.draws.at(-1)!
          const namesAt = (at: number): string[] => {
            const third = seen(state, at, shape)!
            return [third.title, ...third.names.map((one) => one.name)]
          }
          const begin = draw.pages[0]!.names
          const first = new Map<string, number>()
          const stayed = new Map<string, number>()
          for (let at = begin; stayed.size < count || at < endOf(draw); at += 100) {
            for (const name of namesAt(at)) {
              if (!winners.includes(name)) continue
              if (!first.has(name)) first.set(name, at)
              stayed.set(name, (stayed.get(name) ?? 0) + 100)
            }
            expect(at).toBeLessThan(begin + 95 * 4000)
          }
          const last = Math.max(...first.values())
          for (const [i, name] of winners.entries()) {
            expect(first.get(name)).toBeGreaterThanOrEqual(draw.pages.find((page) => i < page.to)!.names)
            if (first.get(name)! < last) expect(stayed.get(name)).toBeGreaterThanOrEqual(READABLE - 100)
          }
          const later = new Set<string>()
          const over = Math.max(endOf(draw), last + READABLE)
          for (let at = over; at < over + TURN * (count + 1); at += 900)
            for (const name of namesAt(at)) later.add(name)
          for (const name of winners) expect(later).toContain(name)
          expect(playheadOf(draw, endOf(draw)).phase).toBe('names')
        },
      ),
      { numRuns: 40 },
    )
  })

  it('stands in the safe area, in the lower part of the picture, and keeps all its parts on its plates', () => {
    for (const viewport of SHAPES)
      for (const scene of SCENES as readonly Scene[])
        for (const length of [1, 12, 32, 200]) {
          const cue = { title: '長'.repeat(length), content: contentFor(scene, length), prize: 'r1' }
          const third = seen(madeScene(scene.name, cue), OPENED + 2000, viewport)!
          const { plate, tab, title, line, cells, aside, figure } = layoutOf(third, viewport)
          const { safe } = zonesOf(viewport)
          expect(plate.x + plate.width).toBeLessThanOrEqual(safe.x + safe.width + 1e-6)
          expect(tab.x + tab.width).toBeLessThanOrEqual(safe.x + safe.width + 1e-6)
          expect(plate.y + plate.height).toBeCloseTo(safe.y + safe.height)
          expect(tab.y).toBeGreaterThan(viewport.height * 0.6)
          for (const one of [title, line, ...cells, aside, figure?.text, figure?.label]) {
            if (!one) continue
            expect(one.x).toBeGreaterThan(0)
            expect(one.width).toBeGreaterThan(0)
            expect(one.x + one.width).toBeLessThanOrEqual(plate.width + 1e-6)
            expect(one.y + one.height).toBeLessThanOrEqual(plate.height + 1e-6)
          }
        }
  })
})
