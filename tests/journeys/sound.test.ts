import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShots } from '../../bin/parts/shots.mjs'
import type { Note } from '../../client/stage/sound/score.ts'
import type { SoundName } from '../../shared/show/soundNames.ts'
import type { Shots } from '../shots/main.ts'

let shots: Awaited<ReturnType<typeof openShots>>
let page: Page
beforeAll(async () => {
  shots = await openShots()
  page = await shots.page(320, 180)
})
afterAll(() => shots.close())

/** Loudness of every 5 ms. */
const heard = (score: Note[], ms: number, own: [SoundName, number][] = []): Promise<number[]> =>
  page.evaluate(({ score, ms, own }) => (window as unknown as { shots: Shots }).shots.heard(score, ms, own), {
    score,
    ms,
    own,
  })
const note = (sound: SoundName, from: number, to: number): Note => ({ sound, from, to })
const AUDIBLE = 0.02
/** In which of ten seconds the end of a countdown is heard that began at `from`, in ms. */
async function seconds(from: number): Promise<boolean[]> {
  const loudness = await heard([note('ending', from, from + 11_500)], 11_500)
  return Array.from({ length: 10 }, (_, i) => Math.max(...loudness.slice(i * 200, i * 200 + 40)) > AUDIBLE)
}
/** How loud a hit of that level is. */
const peak = async (level: number): Promise<number> =>
  Math.max(...(await heard([{ ...note('hit', 100, 1500), level }], 1000)))

test('the hit is heard within 45 ms of its picture, and with the applause never clips', async () => {
  const loudness = await heard([note('hit', 500, 2000), note('applause', 590, 2000)], 1500)
  const begins = loudness.findIndex((level) => level > AUDIBLE) * 5
  expect(Math.abs(begins - 500)).toBeLessThanOrEqual(45)
  expect(Math.max(...loudness)).toBeLessThanOrEqual(1)
})

test('rolling is cut where the names come to rest, and grows until then', async () => {
  const loudness = await heard([note('rolling', 0, 1000)], 1500)
  expect(Math.max(...loudness.slice(100, 190))).toBeGreaterThan(AUDIBLE)
  expect(Math.max(...loudness.slice(209))).toBeLessThan(AUDIBLE)
})

test('a tick is short, and heard with its name', async () => {
  const loudness = await heard([note('tick', 500, 620)], 1200)
  const begins = loudness.findIndex((level) => level > AUDIBLE) * 5
  expect(Math.abs(begins - 500)).toBeLessThanOrEqual(45)
  expect(Math.max(...loudness.slice(145))).toBeLessThan(AUDIBLE)
})

test('the last ten seconds are heard one by one, also by who joins in their middle', async () => {
  expect(await seconds(0)).toEqual(Array.from({ length: 10 }, () => true))
  expect((await seconds(-4000)).slice(0, 6)).toEqual(Array.from({ length: 6 }, () => true))
})

test('a small prize is quieter than a grand one', async () => {
  expect(await peak(0.6)).toBeLessThan((await peak(1)) * 0.7)
})

test.each(['idle', 'applause'] as const)('%s is there, and ends when it should', async (sound) => {
  const loudness = await heard([note(sound, 0, 1500)], 5000)
  expect(Math.max(...loudness.slice(200, 300))).toBeGreaterThan(AUDIBLE / 2)
  expect(Math.max(...loudness.slice(-100))).toBeLessThan(AUDIBLE / 2)
})

test('a hit that is over is not made up for', async () => {
  const loudness = await heard([note('hit', -46, 2500)], 500)
  expect(Math.max(...loudness)).toBe(0)
})

/** From when to when a sound is heard, in ms, and whether it pauses in between. */
async function heardFrom(note: Note, own: [SoundName, number][]): Promise<[number, number, boolean]> {
  const loud = (await heard([note], 3000, own)).map((level) => level > 0.3)
  const [begins, ends] = [loud.indexOf(true), loud.lastIndexOf(true)]
  return [begins * 5, ends * 5, loud.slice(begins, ends).includes(false)]
}

test('a recording of the host’s takes the place of a sound: struck once, as long as it is', async () => {
  const [begins, ends] = await heardFrom(note('hit', 500, 2500), [['hit', 0.8]])
  expect(Math.abs(begins - 500)).toBeLessThanOrEqual(45)
  expect(Math.abs(ends - 1300)).toBeLessThanOrEqual(50)
})

test('a recording below rolling names goes on without a pause until it is cut, however short it is', async () => {
  const [begins, ends, pauses] = await heardFrom(note('rolling', 0, 2500), [['rolling', 0.6]])
  expect([begins < 200, pauses]).toEqual([true, false])
  expect(Math.abs(ends - 2500)).toBeLessThanOrEqual(60)
})

test('a stage that is loaded in the middle joins a recording where it is', async () => {
  const [begins, ends] = await heardFrom(note('applause', -1000, 1800), [['applause', 5]])
  expect(begins).toBeLessThan(100)
  expect(Math.abs(ends - 1800)).toBeLessThanOrEqual(60)
})
