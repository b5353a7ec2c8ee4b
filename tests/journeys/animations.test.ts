import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShots, WEBGL } from '../../bin/parts/shots.mjs'
import { ANIMATIONS } from '../../client/picture/animations/index.ts'
import type { Trial, Trials } from '../shots/animations.ts'

declare const trial: Trials

let shots: Awaited<ReturnType<typeof openShots>>
let page: Page
const errors: Error[] = []

beforeAll(async () => {
  shots = await openShots({ path: 'tests/shots/animations.html', args: WEBGL })
  page = await shots.page(480, 270)
  page.on('pageerror', (error) => errors.push(error))
})
afterAll(async () => {
  await shots?.close()
  expect(errors).toEqual([])
})

/** OPEN, rolling from 2 s, called at 6 s: two pages where there are more than 40 winners. */
const CALLED = 6000
const mount = (one: Trial) => page.evaluate((asked) => trial.mount(asked), one)
const frame = (t: number) => page.evaluate((at) => trial.frame(at), t)

describe.each(ANIMATIONS.map(({ name }) => name))('the animation %s', (name) => {
  describe.each([
    ['with WebGL, where it uses it', { plain: false, calm: false }],
    ['without WebGL', { plain: true, calm: false }],
    ['with less motion', { plain: false, calm: true }],
  ])('%s', (_, how) => {
    const one: Trial = { name, people: 60, winners: 50, called: CALLED, ...how }
    const landings = () => page.evaluate((asked) => trial.landings(asked), one)

    it('shows the same picture at the same time, whatever was shown before', async () => {
      const [first, second] = await landings()
      const times = [500, 2600, 5000, first!.at + 700, first!.still, first!.names + 300, second!.at + 200]
      await mount(one)
      const forwards: number[] = []
      for (const t of times) forwards.push((await frame(t)).hash)
      await mount(one)
      const backwards: number[] = []
      for (const t of times.toReversed()) backwards.unshift((await frame(t)).hash)
      expect(backwards).toEqual(forwards)
      expect(new Set(forwards).size).toBe(times.length)
    })

    it('stands still from rest until the names, and has something to show', async () => {
      const [first, second] = await landings()
      await mount(one)
      for (const { still, names } of [first!, second!]) {
        const rest = await frame(still)
        expect(rest.lit).toBeGreaterThan(0.002)
        for (const t of [still + 60, names - 1]) expect((await frame(t)).hash).toBe(rest.hash)
        expect((await frame(still - 300)).hash).not.toBe(rest.hash)
        expect((await frame(names + 200)).hash).not.toBe(rest.hash)
      }
    })

    it('shows nothing of a landing before it begins, and knows of nobody who has won', async () => {
      const [first] = await landings()
      await mount({ ...one, called: null })
      const rolling = await frame(first!.at - 20)
      await page.evaluate((asked) => trial.land(asked), one)
      expect((await frame(first!.at - 20)).hash).toBe(rolling.hash)
      await page.evaluate((asked) => trial.land(asked), { ...one, winners: 1 })
      expect((await frame(first!.at - 20)).hash).toBe(rolling.hash)
      const known = ['calm', 'groups', 'landings', 'names', 'palette', 'pictures', 'rolls', 'seed']
      for (const member of await page.evaluate(() => trial.read())) expect(known).toContain(member)
    })

    it('leaves nothing behind', async () => {
      await mount(one)
      await frame(4000)
      expect(await page.evaluate(() => trial.remove())).toBe(0)
    })
  })

  it('goes on at the same instant when its WebGL is lost', async () => {
    await mount({ name, people: 60, winners: 1, called: CALLED })
    await frame(4000)
    const lost = await page.evaluate(() => trial.lose())
    if (!lost) return
    const after = await page.evaluate(() => trial.pixels())
    expect(after.lit).toBeGreaterThan(0.01)
    await mount({ name, people: 60, winners: 1, called: CALLED, plain: true })
    expect(after.hash).toBe((await frame(4000)).hash)
    expect(await page.evaluate(() => trial.remove())).toBe(0)
  })

  it.each([20, 2000, 20_000])('takes any number of winners of %i people', async (people) => {
    for (const winners of [1, 10, 200]) {
      await mount({ name, people, winners, called: CALLED })
      expect((await frame(4000)).lit).toBeGreaterThan(0.01)
      expect((await frame(CALLED + 2600)).lit).toBeGreaterThan(0)
    }
  })
})

describe('the globe', () => {
  it.each([false, true])(
    'writes the same names after it was elsewhere in a large pool, plain: %s',
    async (plain) => {
      const one: Trial = { name: 'sphere', people: 2000, winners: 1, called: null, plain }
      await mount(one)
      const first = (await frame(4000)).hash
      for (const t of [5000, 9000, 30_000, 90_000, 1000]) expect((await frame(t)).hash).not.toBe(first)
      expect((await frame(4000)).hash).toBe(first)
      await mount(one)
      expect((await frame(4000)).hash).toBe(first)
    },
  )
})
