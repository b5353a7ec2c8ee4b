import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agendaOf,
  clockOf,
  instantOf,
  linesOf,
  numberOf,
  textOf as said,
} from '../../client/picture/scenes/content.ts'
import { scenes } from '../../client/picture/scenes/index.ts'
import { SCENES, type SceneName } from '../../shared/scenes.ts'
import { madeScene, OPENED } from '../support/pictureStates.ts'
import { rendered, textOf } from '../support/rendered.ts'

const names = Object.keys(SCENES) as SceneName[]
const HOSTILE = `<script>alert("1")</script> & ‮אבג 👩‍👩‍👧‍👦 ${'長'.repeat(120)}`

/** A content with a hostile text in every member that a scene knows. */
const hostile = (name: SceneName) =>
  Object.fromEntries(
    Object.entries(SCENES[name]).map(([key, kind]) => [
      key,
      kind === 'text' ? HOSTILE : kind === 'minutes' ? 20 : kind === 'clock' ? '19:30' : [HOSTILE, HOSTILE],
    ]),
  )

describe('every scene', () => {
  it('is known to the catalogue and to the stage alike', () => {
    expect(Object.keys(scenes).sort()).toEqual(names.toSorted())
  })

  it.each(names)('%s shows without any content', async (name) => {
    expect(await rendered(madeScene(name), OPENED + 1000)).toContain('class="frame"')
  })

  it.each(names)('%s shows hostile texts as texts', async (name) => {
    const state = madeScene(name, { title: HOSTILE, content: hostile(name) })
    const html = await rendered(state, OPENED + 1000)
    expect(html).not.toContain('<script>')
    const letters = textOf(html).replace(/\s/gu, '')
    if (name !== 'draw' && name !== 'countdown') expect(letters).toContain('<script>alert("1")</script>')
  })

  it.each(names)('%s lives with any content whatsoever', async (name) => {
    const members = Object.keys(SCENES[name])
    const content = fc.dictionary(fc.constantFrom('title', ...members), fc.jsonValue({ maxDepth: 2 }))
    await fc.assert(
      fc.asyncProperty(content, async (any) => {
        await rendered(madeScene(name, { content: any as Record<string, unknown> }, { people: 20 }), OPENED)
      }),
      { numRuns: 25 },
    )
  })

  it('shows the words of a scene that this version does not know', async () => {
    expect(textOf(await rendered(madeScene('hologram', { title: '以后才有' }), OPENED))).toContain('以后才有')
  })

  it('shows the event where nothing is on', async () => {
    const state = madeScene('welcome')
    const none = { ...state, show: { ...state.show, cue: null } }
    expect(textOf(await rendered(none, OPENED))).toContain('深圳 AI 之夜')
  })
})

describe('a countdown', () => {
  it('counts from when its cue was shown, whenever the screen was loaded', async () => {
    const state = madeScene('countdown', { content: { minutes: 20 } })
    expect(textOf(await rendered(state, OPENED + 61_000))).toContain('18:59')
    expect(textOf(await rendered(state, OPENED + 3_600_000))).toContain('时间到')
  })
})

describe('the readers of a content', () => {
  it('take lists and lines, records and texts alike', () => {
    expect(linesOf({ a: 'x\n\n y ' }, 'a')).toEqual(['x', 'y'])
    expect(linesOf({ a: ['x', { name: 'y' }, { title: 'z' }, 7, null] }, 'a')).toEqual(['x', 'y', 'z'])
    const item = { at: '19:30', title: '开场', who: '陆清扬' }
    expect(agendaOf({ items: '19:30 开场 · 陆清扬' })).toEqual([item])
    expect(agendaOf({ items: [item] })).toEqual([item])
    expect(numberOf({ a: '20' }, 'a')).toBe(20)
    expect(numberOf({ a: 'twenty' }, 'a')).toBeNull()
    expect(said({ a: { b: 1 } }, 'a')).toBe('')
  })

  it('know a time of day from what is none', () => {
    const at = instantOf('19:30', OPENED)!
    expect([new Date(at).getHours(), new Date(at).getMinutes()]).toEqual([19, 30])
    for (const none of ['', '25:00', '19:60', 'soon']) expect(instantOf(none, OPENED)).toBeNull()
    expect(clockOf(3909)).toBe('1:05:09')
    expect(clockOf(-5)).toBe('0:00')
  })
})
