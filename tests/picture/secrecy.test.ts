import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { playheadOf } from '../../client/picture/playhead.ts'
import { sampleDraw, OPENED } from '../support/pictureStates.ts'
import { rendered, textOf } from '../support/rendered.ts'

const outputs = fc.constantFrom('main' as const, 'side' as const, 'overlay' as const)

describe('a frame of a draw', () => {
  it('holds no winner’s name before the names of their page are due, on any output', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 45 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 60_000 }),
        outputs,
        async (count, groupFirst, ms, output) => {
          const winners = Array.from({ length: count }, (_, i) => `⟦${i}⟧`)
          const state = sampleDraw({ called: true, winners, groupFirst, people: 60 })
          const at = OPENED + ms
          const text = textOf(await rendered(state, at, output))
          const draw = state.draws.at(-1)!
          for (const [i, name] of winners.entries()) {
            const due = draw.pages.find(({ from, to }) => from <= i && i < to)!.names
            if (at < due) expect(text).not.toContain(name)
          }
          const { phase, page, again } = playheadOf(draw, at)
          // The overlay shows a page in parts.
          const { from, to } = draw.pages[page] ?? { from: 0, to: 0 }
          if (phase === 'names' && !again && output === 'main') expect(text).toContain(winners[from])
          if (phase === 'names' && !again && output === 'overlay')
            expect(winners.slice(from, to).some((name) => text.includes(name))).toBe(true)
        },
      ),
      { numRuns: 80 },
    )
  })

  it('names the group before the name where the prize asks for it', async () => {
    const state = sampleDraw({ called: true, winners: ['⟦0⟧'], groupFirst: true })
    const page = state.draws.at(-1)!.pages[0]!
    const group = state.awards.at(-1)!.who!.group
    const before = textOf(await rendered(state, page.names - 50))
    expect(before).toContain(group)
    expect(before).not.toContain('⟦0⟧')
  })

  it('names the group before the name where the animation finds it', async () => {
    const made = sampleDraw({ called: true, winners: ['⟦0⟧'] })
    const state = { ...made, draws: made.draws.map((draw) => ({ ...draw, animation: 'spotlight' })) }
    const page = state.draws.at(-1)!.pages[0]!
    const group = state.awards.at(-1)!.who!.group
    expect(textOf(await rendered(state, page.at - 50))).not.toContain(group)
    expect(textOf(await rendered(state, page.names - 50))).toContain(group)
    expect(textOf(await rendered(state, page.names - 50))).not.toContain('⟦0⟧')
    expect(textOf(await rendered(made, page.names - 50))).not.toContain(group)
  })

  it('shows the code of OPEN, the pool and every exclusion before the words are called, and not after', async () => {
    const open = textOf(await rendered(sampleDraw(), OPENED + 5000))
    for (const part of [
      '192',
      '12',
      '此前已中奖',
      '未到场、放弃等',
      '已离场',
      '按规则不参加',
      '第 7 轮',
      '请拍下这组码',
    ]) {
      expect(open).toContain(part)
    }
    expect(open).toMatch(/([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}/)
    const state = sampleDraw({ called: true, word: '四十二' })
    const called = textOf(await rendered(state, state.draws.at(-1)!.pages[0]!.at + 100))
    expect(called).toContain('四十二')
    expect(called).not.toContain('03XR')
    expect(called).not.toContain('请拍下这组码')
  })

  it('tells two people of the same name apart by what tells them apart', async () => {
    const state = sampleDraw({ called: true, winners: ['王小明', '李娜', '王小明'] })
    const tail = state.awards.at(-1)!.who!.tail
    expect(tail).not.toBe('')
    expect(textOf(await rendered(state, state.draws.at(-1)!.pages[0]!.over))).toContain(tail)
  })

  it('shows nothing at all under black, and the watermark of a rehearsal on every output', async () => {
    const state = sampleDraw({ called: true, winners: ['⟦0⟧'], rehearsal: true })
    const at = state.draws.at(-1)!.pages[0]!.over
    for (const output of ['main', 'side', 'overlay'] as const) {
      expect(textOf(await rendered(state, at, output))).toContain('彩排')
    }
    const layers = { ...state.show.layers, black: true }
    const black = textOf(await rendered({ ...state, show: { ...state.show, layers } }, at))
    expect(black).not.toContain('⟦0⟧')
  })
})
