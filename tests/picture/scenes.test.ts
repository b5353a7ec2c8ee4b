import fc from 'fast-check'
import { createPinia } from 'pinia'
import { createSSRApp, type Component } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { describe, expect, it } from 'vitest'
import Now from '../../client/hall/Now.vue'
import ContentField from '../../client/host/rundown/ContentField.vue'
import { textsLoaded } from '../../client/kit/language.ts'
import { clockOf, instantOf } from '../../client/picture/clock.ts'
import { pixelsOf, plateOf } from '../../client/picture/parts/pixels.ts'
import { thankingAt } from '../../client/picture/parts/thanking.ts'
import { componentOf, sceneOf } from '../../client/picture/scenes/index.ts'
import { contentOf, linesOf, type Kind, type Member } from '../../shared/scenes/content.ts'
import { SCENES, sceneNamed } from '../../shared/scenes/index.ts'
import { contentFaults, fits, wrongTimes } from '../../shared/scenes/limits.ts'
import type { Scene } from '../../shared/scenes/scene.ts'
import { madeScene, OPENED } from '../support/pictureStates.ts'
import { rendered, textOf } from '../support/rendered.ts'

await textsLoaded()
const scenes: readonly Scene[] = SCENES
const names = SCENES.map(({ name }) => name)
const definitions = import.meta.glob<Record<string, unknown>>('../../shared/scenes/*.ts', { eager: true })
const texts = import.meta.glob<Record<string, string>>('../../shared/i18n/*/scenes.ts', {
  eager: true,
  import: 'default',
})
const hallTexts = import.meta.glob<Record<string, string>>('../../shared/i18n/*/hall.ts', {
  eager: true,
  import: 'default',
})
const HOSTILE = `<script>alert("1")</script> & ‮אבג 👩‍👩‍👧‍👦 ${'長'.repeat(120)}`

/** Something of its kind for a member, told from every other by its name. */
const said = (key: string, { kind }: Member): unknown => SAID(key)[kind]
const SAID = (key: string): Record<Kind, unknown> => ({
  text: `«${key}»`,
  clock: '19:30',
  minutes: 20,
  lines: [`«${key}» 1`, `«${key}» 2`],
  agenda: [{ at: '19:30', title: `«${key}» 1`, who: '' }],
  picture: 'ab'.repeat(32),
  switch: true,
})
/** Kinds of members that are no texts. */
const WORDLESS = new Set(['clock', 'minutes', 'picture', 'switch'])
/** As much of its kind as a member may hold and a little more; a time of day is shown as a countdown, if at all. */
const many = (key: string, member: Member): unknown => {
  if (member.kind !== 'lines' && member.kind !== 'agenda')
    return member.kind === 'text' ? `«${key}»` : member.kind === 'minutes' ? 20 : undefined
  return Array.from({ length: member.items + 1 }, (_, i) => `«${key}-${i}»`)
}
const filled = ({ content }: Scene) =>
  Object.fromEntries(Object.entries(content).map(([key, member]) => [key, said(key, member)]))

/** A content with a hostile text in every member that a scene knows. */
const hostile = ({ content }: Scene) =>
  Object.fromEntries(
    Object.entries(content).map(([key, member]) => [
      key,
      member.kind === 'text' ? HOSTILE : WORDLESS.has(member.kind) ? said(key, member) : [HOSTILE, HOSTILE],
    ]),
  )

const cue = (scene: string) => madeScene(scene).cues[0]!
const read = (member: Member, a: unknown) => contentOf({ a: member }, { a }).a
const htmlOf = async (component: Component, props: object) =>
  textOf(await renderToString(createSSRApp(component, { ...props }).use(createPinia())))

describe.each(scenes.map((scene) => [scene.name, scene] as const))('the scene %s', (name, scene) => {
  it('is defined in the file of its name, under the name that the panel offers', () => {
    const file = definitions[`../../shared/scenes/${name}.ts`]
    expect(file?.[name]).toBe(scene)
    expect(sceneNamed(name)).toBe(scene)
    expect(name).toMatch(/^[a-z-]{1,40}$/)
  })

  it('has a component of its own', () => {
    expect(componentOf(scene.name as (typeof names)[number])).toBeDefined()
    const others = scenes.filter((other) => other !== scene)
    for (const other of others) expect(sceneOf(cue(other.name))).not.toBe(sceneOf(cue(name)))
  })

  it.each(Object.entries(texts))(
    'has its texts in %s: its name, a label for each member',
    (_file, dictionary) => {
      const keys = [`scene.${name}`]
      for (const member of Object.keys(scene.content)) keys.push(`scene.${name}.${member}`)
      expect(keys.filter((key) => !dictionary[key])).toEqual([])
      const own = Object.keys(dictionary).filter((key) => key.startsWith(`scene.${name}.`))
      expect(own.filter((key) => !keys.includes(key.replace(/\.hint$/, '')))).toEqual([])
    },
  )

  it.each(Object.entries(hallTexts))('has its line for phones in %s', (_file, dictionary) => {
    expect(dictionary[`scene.${name}`]).toBeTruthy()
  })

  it('has members that keep their own limits, and says only some of them on phones', () => {
    expect(contentFaults(name, filled(scene))).toEqual([])
    expect(contentFaults(name, { ...filled(scene), unknown: 1 })).toEqual(['unknown'])
    for (const member of scene.hall) expect(Object.keys(scene.content)).toContain(member)
  })

  it('has a field in the panel for each member', async () => {
    for (const [key, member] of Object.entries(scene.content)) {
      const html = await htmlOf(ContentField, {
        scene: name,
        name: key,
        member,
        modelValue: said(key, member),
      })
      expect(html).toContain(texts['../../shared/i18n/en/scenes.ts']![`scene.${name}.${key}`])
    }
  })

  it('is said on phones: what is on, its title and its members', async () => {
    const state = madeScene(name, { title: 'The title', content: filled(scene) }, { language: 'en' })
    const text = await htmlOf(Now, { view: state })
    expect(text).toContain(hallTexts['../../shared/i18n/en/hall.ts']![`scene.${name}`])
    expect(text).toContain('The title')
    for (const [key, { kind }] of Object.entries(scene.content)) {
      const shown = text.includes(`«${key}»`)
      if (!WORDLESS.has(kind)) expect([key, shown]).toEqual([key, scene.hall.includes(key)])
    }
  })

  it('shows without any content', async () => {
    expect(await rendered(madeScene(name), OPENED + 1000)).toContain('class="frame"')
  })

  it('shows hostile texts as texts', async () => {
    const state = madeScene(name, { title: HOSTILE, content: hostile(scene) })
    const html = await rendered(state, OPENED + 1000)
    expect(html).not.toContain('<script>')
    const letters = textOf(html).replace(/\s/gu, '')
    if (name !== 'draw' && name !== 'countdown') expect(letters).toContain('<script>alert("1")</script>')
  })

  it('shows everything that is typed for it, at once or page by page', async () => {
    const content = Object.fromEntries(
      Object.entries(scene.content).map(([key, member]) => [key, many(key, member)]),
    )
    const state = madeScene(name, { title: '«title»', content }, { language: 'en' })
    let seen = ''
    for (let at = OPENED + 1000; at < OPENED + 120_000; at += 4000) seen += textOf(await rendered(state, at))
    const typed = ['«title»', ...Object.values(content).flat()].filter((one) => typeof one === 'string')
    expect(typed.filter((one) => !seen.includes(one))).toEqual([])
  })

  it('lives with any content whatsoever, on stage and on phones', async () => {
    const members = Object.keys(scene.content)
    const content = fc.dictionary(fc.constantFrom('title', ...members), fc.jsonValue({ maxDepth: 2 }))
    await fc.assert(
      fc.asyncProperty(content, async (any) => {
        const state = madeScene(name, { content: any as Record<string, unknown> }, { people: 20 })
        await rendered(state, OPENED)
        await htmlOf(Now, { view: state })
        contentFaults(name, any as Record<string, unknown>)
      }),
      { numRuns: 25 },
    )
  })
})

describe('every scene', () => {
  it('is listed: each file, each component and each name in the texts', () => {
    const files = Object.keys(definitions).map((path) => path.split('/').at(-1)!.replace('.ts', ''))
    expect(files.filter((file) => !['index', 'scene', 'content', 'limits'].includes(file)).sort()).toEqual(
      names.toSorted(),
    )
    const components = Object.keys(import.meta.glob('../../client/picture/scenes/*.vue'))
    expect(components).toHaveLength(names.length)
    const named = Object.keys(texts['../../shared/i18n/en/scenes.ts']!).map((key) => key.split('.')[1]!)
    expect([...new Set(named)].sort()).toEqual(names.toSorted())
  })

  it('shows the words of a scene that this version does not know', async () => {
    expect(textOf(await rendered(madeScene('hologram', { title: '以后才有' }), OPENED))).toContain('以后才有')
  })

  it('shows the event where nothing is on', async () => {
    const state = madeScene('welcome')
    const none = { ...state, show: { ...state.show, cue: null } }
    expect(textOf(await rendered(none, OPENED)).replace(/\s/gu, '')).toContain('深圳AI之夜')
  })
})

describe('the form of a cue', () => {
  it.each([
    ['agenda', 'items', '19:00 Opening\n25:70 Drinks'],
    ['speaker', 'at', '25:70'],
    ['welcome', 'startsAt', '25:70'],
  ])('says while typing that a %s is given no time of day', async (scene, name, modelValue) => {
    const member = sceneNamed(scene)!.content[name]!
    const html = (typed: string) => htmlOf(ContentField, { scene, name, member, modelValue: typed })
    expect(await html(modelValue)).toContain('“25:70” is not a time of day')
    expect(await html(modelValue.replace('25:70', '20:15'))).not.toContain('a time of day')
    expect(wrongTimes(member, '')).toEqual([])
  })
})

describe('a change of scene', () => {
  it('brings the type in after the light, as a function of the time since the change', async () => {
    const state = madeScene('speaker', { title: '话题' })
    const html = (ms: number) => rendered(state, OPENED + ms)
    expect(await html(150)).toContain('opacity:0.000')
    expect(await html(350)).toMatch(/opacity:0\.[1-9]/)
    for (const ms of [520, 60_000]) expect(await html(ms)).not.toContain('opacity:0.000')
  })
})

describe('a countdown', () => {
  it('counts from when its cue was shown, whenever the screen was loaded', async () => {
    const state = madeScene('countdown', { content: { minutes: 20 } })
    expect(textOf(await rendered(state, OPENED + 61_000))).toContain('18:59')
    expect(textOf(await rendered(state, OPENED + 3_600_000))).toContain('时间到')
  })
})

describe('a closing', () => {
  it.each(['成都', '下一站：成都', '下一站: 成都'])('says once that %s comes next', async (next) => {
    const text = textOf(await rendered(madeScene('closing', { content: { next } }), OPENED))
    expect(text.match(/下一站/gu)).toHaveLength(1)
    expect(text).toContain('成都')
  })

  it('says its title once, on stage and on phones', async () => {
    const said = '谢谢大家，晚安'
    const state = madeScene('closing', { title: said, content: { text: said } }, { language: 'en' })
    for (const text of [textOf(await rendered(state, OPENED)), await htmlOf(Now, { view: state })])
      expect(text.match(new RegExp(said, 'gu'))).toHaveLength(1)
    const named = madeScene('closing', { title: 'Good night' }, { language: 'en' })
    expect((await htmlOf(Now, { view: named })).match(/Good night/gu)).toHaveLength(1)
  })
})

describe('the winners', () => {
  it('are shown from the first page, whenever their cue comes on', async () => {
    for (const late of [0, 7, 14, 15, 100]) {
      const state = madeScene('winners')
      const since = OPENED + late * 1000
      const shown = { ...state, show: { ...state.show, since } }
      expect(textOf(await rendered(shown, since + 200))).toContain('1 / 2')
      expect(textOf(await rendered(shown, since + 7200))).toContain('2 / 2')
    }
  })
})

describe('an agenda', () => {
  it('stands on phones item by item', async () => {
    const items = [{ at: '19:00', title: '开场', who: '陆清扬' }, '20:15 抽奖']
    const html = await renderToString(
      createSSRApp(Now, { view: madeScene('agenda', { content: { items } }) }),
    )
    expect(html).toContain('>19:00 开场 · 陆清扬<')
    expect(html).toContain('>20:15 抽奖<')
  })
})

describe('a list that is left empty', () => {
  it('stands for all sponsors on phones as on the stage', async () => {
    const state = madeScene('thanks', {}, { language: 'en' })
    let onStage = ''
    for (let t = 0; t < 40_000; t += 4000) onStage += textOf(await rendered(state, OPENED + t))
    for (const text of [await htmlOf(Now, { view: state }), onStage])
      for (const { name } of state.sponsors)
        expect(text.replace(/\s/gu, '')).toContain(name.replace(/\s/gu, ''))
  })
})

const sponsors = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `s${i}`, name: `«${i}»`, logo: '', thanks: '' }))

/** Ms that each of so many sponsors stood alone within ten minutes. */
const shownFor = (count: number) => {
  const times = new Map<string, number>()
  for (let t = 0; t < 10 * 60_000; t += 500) {
    const { alone, sponsors: on } = thankingAt(sponsors(count), t)
    if (count > 1 && !alone) continue
    for (const { name } of on) times.set(name, (times.get(name) ?? 0) + 500)
  }
  return [...times.values()]
}

describe('thanks', () => {
  it.each([2, 4, 12])('show each of %i sponsors alone for an equal time', (count) => {
    const times = shownFor(count)
    expect(times).toHaveLength(count)
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(6000)
  })

  it('show all of them together, eight on a page, and fewer with long names', () => {
    const { pages, sponsors: page } = thankingAt(sponsors(20), 0)
    expect([pages, page.length]).toEqual([3, 7])
    const long = sponsors(8).map((one) => ({ ...one, name: '长'.repeat(80) }))
    expect(thankingAt(long, 8 * 6000).pages).toBe(4)
  })
})

const logo = (pixel: number[], around: number[]) =>
  pixelsOf(Array.from({ length: 64 }, (_, i) => (i === 27 || i === 28 ? pixel : around)).flat(), 8, 8)

describe('a plate', () => {
  it('is light under a dark logo, dark under a light one, white where the logo brings a white ground', () => {
    const none = [0, 0, 0, 0]
    expect(plateOf(logo([10, 10, 20, 255], none))).toBe('light')
    expect(plateOf(logo([250, 250, 240, 255], none))).toBe('dark')
    expect(plateOf(logo([20, 80, 200, 255], [255, 255, 255, 255]))).toBe('white')
    expect(plateOf(logo([105, 225, 180, 255], none))).toBe('dark')
  })

  it('knows the part of a logo that is seen', () => {
    const seen = logo([10, 10, 20, 255], [0, 0, 0, 0])
    expect([seen.box, seen.cutOut]).toEqual([{ x: 0.375, y: 0.375, width: 0.25, height: 0.125 }, true])
  })
})

describe('the readers of a content', () => {
  it('take lists and lines, records and texts alike', () => {
    const lines: Member = { kind: 'lines', length: 10, items: 3 }
    expect(read(lines, 'x\n\n y ')).toEqual(['x', 'y'])
    expect(read(lines, ['x', { name: 'y' }, { title: 'z' }, 7, null])).toEqual(['x', 'y', 'z'])
    const agenda: Member = { kind: 'agenda', length: 200, items: 3 }
    const item = { at: '19:30', title: '开场', who: '陆清扬' }
    expect(read(agenda, '19:30 开场 · 陆清扬')).toEqual([item])
    expect(read(agenda, [item])).toEqual([item])
    expect(linesOf('agenda', [item])).toEqual(['19:30 开场 · 陆清扬'])
    const minutes: Member = { kind: 'minutes', most: 600 }
    expect(read(minutes, '20')).toBe(20)
    expect(read(minutes, 'twenty')).toBeNull()
    expect(read({ kind: 'text', length: 9 }, { b: 1 })).toBe('')
  })

  it('know what is beyond a limit', () => {
    const lines: Member = { kind: 'lines', length: 3, items: 2 }
    expect([undefined, 'a\nb', ['abc']].map((saved) => fits(lines, saved))).toEqual([true, true, true])
    expect(['a\nb\nc', ['abcd'], 7].map((saved) => fits(lines, saved))).toEqual([false, false, false])
    const minutes: Member = { kind: 'minutes', most: 600 }
    expect([20, 0, 601, '20'].map((saved) => fits(minutes, saved))).toEqual([true, false, false, false])
  })

  it('take a picture by its digest and a switch that is on', () => {
    const picture: Member = { kind: 'picture' }
    const sha = '0a'.repeat(32)
    expect([sha, '', 'x', 7].map((saved) => read(picture, saved))).toEqual([sha, '', '', ''])
    expect([sha, '', 'x', 7].map((saved) => fits(picture, saved))).toEqual([true, true, false, false])
    const on: Member = { kind: 'switch' }
    expect([true, false, 'yes', null].map((saved) => read(on, saved))).toEqual([true, false, false, false])
    expect([true, 'yes'].map((saved) => fits(on, saved))).toEqual([true, false])
  })

  it('know a time of day from what is none', () => {
    const at = instantOf('19:30', OPENED)!
    expect([new Date(at).getHours(), new Date(at).getMinutes()]).toEqual([19, 30])
    for (const none of ['', '25:00', '19:60', 'soon']) expect(instantOf(none, OPENED)).toBeNull()
    expect(clockOf(3909)).toBe('1:05:09')
    expect(clockOf(-5)).toBe('0:00')
  })
})
