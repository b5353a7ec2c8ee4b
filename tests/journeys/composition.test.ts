import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShots } from '../../bin/parts/shots.mjs'
import { rollsAt } from '../../client/picture/playhead.ts'
import { SCENES, sceneNamed, type SceneName } from '../../shared/scenes/index.ts'
import type { Language } from '../../shared/show/languages.ts'
import { themes } from '../../shared/show/themes/index.ts'
import type { Frame, Shots } from '../shots/main.ts'
import type { Measure } from '../shots/measure.ts'
import { shots as SHOTS } from '../shots/shots.ts'
import { longestDraw, longestScene, longestWorks } from '../support/longestTexts.ts'
import { instantsOf, madeScene, OPENED, sampleDraw } from '../support/pictureStates.ts'

/** Sizes of pictures in pixels: a projector, an older one, a wide one, a wall of screens, an upright display. */
const SIZES = {
  '16:9': [960, 540],
  '4:3': [720, 540],
  '21:9': [1260, 540],
  '32:9': [1920, 540],
  upright: [540, 960],
} as const
/**
 * The smallest type, in the picture's unit: with usual texts, which stand at 4.4 or a little smaller on one line rather than
 * two; in frames with so many names or reasons that they are small; with texts of hundreds of letters, as long as may be typed.
 */
const USUAL = 3.7
const CROWDED = 3
const LONGEST = 1.35
const LANGUAGES: readonly Language[] = ['en', 'zh-CN']
/** Ms between two looks at a scene whose pages turn, and how many looks are taken at most. */
const TURN = 7000
const MOST_LOOKS = 30

let shots: Awaited<ReturnType<typeof openShots>>
let page: Page
beforeAll(async () => {
  shots = await openShots()
  page = await shots.page(1920, 960, { lit: false })
})
afterAll(() => shots.close())

/** The shapes that differ most; the longest texts are tried in all. */
const { '16:9': usual, '4:3': older, upright } = SIZES
const DIFFERENT = { '16:9': usual, '4:3': older, upright }

const faultsOf = (wanted: Omit<Measure, 'sizes'>, sizes: Measure['sizes'] = SIZES): Promise<string[]> =>
  page.evaluate((what) => (window as unknown as { shots: Shots }).shots.measure(what), { ...wanted, sizes })

const each = <T>(list: readonly T[]): [T, Language][] =>
  list.flatMap((one) => LANGUAGES.map((language): [T, Language] => [one, language]))

/** Each with one language, its neighbours with the other: what is laid out differs more by what it is than by language. */
const alternating = <T>(list: readonly T[]): [T, Language][] =>
  list.map((one, i) => [one, LANGUAGES[i % LANGUAGES.length]!])

/** Frames in the middle of a movement; those that differ from others only in the look or in what rolls; outputs of other laws. */
const looks = themes.map(({ name }) => name).join('|')
const OTHERS = new RegExp(
  `^(slowing|still|entering|group-first|rolling-18|held-rare|(${looks}|backdrop|wheel|cards|reels|mosaic|spotlight|overlay|confidence)(-.*)?)$`,
)
/** Frames with so many names or reasons that they are small. */
const CROWDS = /^(open|side|held-20|last-100|winners-list)$/
const frames = SHOTS.map(({ name }) => name).filter((name) => !OTHERS.test(name))

describe('no text lies over another, outside the safe area or too small', () => {
  test.each(alternating(frames))('in the frame %s in %s', async (name, language) => {
    const least = name === 'held-hostile' ? 0 : CROWDS.test(name) ? CROWDED : USUAL
    expect(await faultsOf({ frame: [name, language], least }, DIFFERENT)).toEqual([])
  })

  test.each(alternating(SCENES.map(({ name }) => name)))(
    'in %s without any content in %s',
    async (name, language) => {
      const frame: Frame = { state: madeScene(name, {}, { language }), at: OPENED + 1000 }
      expect(await faultsOf({ frame, least: USUAL }, DIFFERENT)).toEqual([])
    },
  )
})

/** The greatest opacity of each text of the slate at moments of a change of scene, in ms since it. */
const seen = (from: Frame, to: Frame, moments: number[]) =>
  page.evaluate(
    async ([from, to, moments]) => {
      const { shots } = window as unknown as { shots: Shots }
      await shots.resize(960, 540)
      await shots.layOut(from)
      await shots.change(to)
      const all = []
      for (const moment of moments) {
        await shots.move(to.at + moment)
        const opacities: Record<string, number> = {}
        for (const part of document.querySelectorAll<HTMLElement>('.slate > *')) {
          const { opacity, visibility } = getComputedStyle(part)
          const text = part.innerText.trim()
          if (visibility === 'visible') opacities[text] = Math.max(opacities[text] ?? 0, Number(opacity))
        }
        all.push(opacities)
      }
      return all
    },
    [from, to, moments] as const,
  )

describe('through a change of scenes', () => {
  const MOMENTS = [0, 90, 170, 190, 260, 400, 519, 600]
  const at = OPENED + 60_000
  const frameOf = (name: SceneName, since: number): Frame => {
    const state = madeScene(name, {}, { language: 'en' })
    const cues = state.cues.map((cue) => ({ ...cue, id: name }))
    return { state: { ...state, cues, show: { ...state.show, cue: name, since } }, at }
  }

  test('what stands in the slate of both stays, and nothing else', async () => {
    const moments = await seen(frameOf('speaker', OPENED), frameOf('panel', at), MOMENTS)
    const { title } = madeScene('panel', {}, { language: 'en' })
    expect(moments.map((texts) => texts[title])).toEqual(MOMENTS.map(() => 1))
    const [first, last] = [moments[0]!, moments.at(-1)!]
    const labels = Object.keys(first).filter((text) => text !== title)
    expect(labels).not.toEqual([])
    for (const label of labels) if (!(label in last)) expect(moments[2]![label]).toBeLessThan(0.3)
  })
})

test('the code travels to where it stands in its strip', async () => {
  const state = sampleDraw({ language: 'en' })
  const rolls = rollsAt(state.draws.at(-1)!)
  const placesAt = (at: number) =>
    page.evaluate(
      async ([state, at]) => {
        const { shots } = window as unknown as { shots: Shots }
        await shots.resize(960, 540)
        await shots.layOut({ state, at })
        return [...document.querySelectorAll('.open-qr, .open-group')].flatMap((element) => {
          const { x, y, height } = element.getBoundingClientRect()
          return [x, y + height / 2]
        })
      },
      [state, at] as const,
    )
  const [begun, near, there] = [
    await placesAt(rolls),
    await placesAt(rolls + 595),
    await placesAt(rolls + 600),
  ]
  expect(there).toHaveLength(12)
  there.forEach((place, i) => expect(Math.abs(near[i]! - place)).toBeLessThan(1))
  expect(Math.max(...there.map((place, i) => Math.abs(begun[i]! - place)))).toBeGreaterThan(100)
})

const instants = Array.from({ length: MOST_LOOKS }, (_, i) => OPENED + 1000 + i * TURN)

describe('whatever may be typed is shown whole', () => {
  test.each(each(SCENES.map(({ name }) => name)))('in %s in %s', async (name, language) => {
    const scene = sceneNamed(name)!
    const { state, typed } = longestScene(scene, language)
    expect(await faultsOf({ frame: { state, at: OPENED + 1000 }, instants, typed, least: LONGEST })).toEqual(
      [],
    )
  })

  test.each(alternating([true, false]))('in a showcase, of one work: %s, in %s', async (one, language) => {
    const { state, typed, at } = longestWorks(one, language)
    expect(await faultsOf({ frame: { state, at }, instants, typed, least: LONGEST })).toEqual([])
  })

  const phases = [
    ...(['prize', 'open', 'rolling'] as const).map((phase) => [phase, 1] as const),
    ...[1, 2, 5, 10].map((winners) => ['held', winners] as const),
  ]
  test.each(
    alternating([true, false]).flatMap(([pictured, language]) =>
      phases.map(([phase, winners]) => [phase, winners, language, pictured] as const),
    ),
  )('in a draw: %s, %i to be won, in %s, with a picture: %s', async (phase, winners, language, pictured) => {
    const { state, typed } = longestDraw(phase, winners, language, pictured)
    expect(await faultsOf({ frame: { state, at: instantsOf(state)[phase] }, typed, least: LONGEST })).toEqual(
      [],
    )
  })
})
