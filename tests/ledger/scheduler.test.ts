import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type House, HOUSE } from '../../server/house/house.ts'
import { openHouse } from '../../server/house/open.ts'
import { PAGE_SIZE } from '../../shared/show/pace.ts'
import { isRefusal } from '../../shared/show/rule.ts'
import type { Draw } from '../../shared/show/state.ts'
import { HANA } from '../support/openLedger.ts'

let data: string
let house: House
let event: string
/** Both of the computer's clocks, held by the test: a slow machine, or one whose clock is set, lets nothing fall due. Epoch ms. */
let clock: number
let ids = 0

const open = () => openHouse({ data, demo: null, wall: () => clock, monotonic: () => clock })
const reopen = async (later: number): Promise<void> => {
  await house.close()
  clock += later
  house = await open()
}

async function give(type: string, ask: Record<string, unknown> = {}, to = event): Promise<string> {
  const answer = await house.submit(to, { id: `id-${++ids}`, type, ask }, HANA)
  if (isRefusal(answer)) throw new Error(`${type}: ${JSON.stringify(answer)}`)
  return String(answer['id'])
}
/** Lets every timer run that is due now: those of one length run in the order in which they were set. */
const dueTimers = () => pause(1)
const draw = (): Draw => house.event(event)!.state.draws[0]!

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'scheduler-'))
  clock = Date.UTC(2026, 10, 28, 19)
  house = await open()
  event = await give('event.new', { title: 'Evening' }, HOUSE)
  for (let i = 1; i <= PAGE_SIZE + 10; i++) {
    const person = await give('person.save', { code: `T-${i}`, name: `Guest ${i}` })
    await give('person.check-in', { person })
  }
})
afterEach(async () => {
  await house.close()
  rmSync(data, { recursive: true, force: true })
})

const start = async (count: number, prize: Record<string, unknown> = {}): Promise<void> => {
  const id = await give('prize.save', { name: 'Lamp', quantity: PAGE_SIZE + 10, ...prize })
  await give('draw.start', { prize: id, count })
}

test('a reveal that fell due while nobody served is made at once, page by page and in order', async () => {
  await start(PAGE_SIZE + 5)
  await give('draw.call', { word: 'seven' })
  const { winners, pages } = draw()
  expect(pages).toHaveLength(2)
  await reopen(3_600_000)
  const shown: number[] = []
  house.event(event)!.on(() => shown.push(draw().shown))
  await expect.poll(() => draw().phase).toBe('revealed')
  expect(shown).toEqual([PAGE_SIZE, PAGE_SIZE + 5].slice(-shown.length))
  expect(draw().winners).toEqual(winners)
  expect(house.event(event)!.state.opened).toBeNull()
})

test('a reveal that is not due after a restart waits for its time', async () => {
  await start(PAGE_SIZE + 5)
  await give('draw.call', { word: 'seven' })
  const [first, second] = draw().pages
  await reopen(first!.over - clock)
  await expect.poll(() => draw().shown).toBe(first!.to)
  await dueTimers()
  expect([draw().shown, draw().phase]).toEqual([first!.to, 'closed'])
  clock = second!.over
  await give('layer.set', { layer: 'mute', on: false })
  await expect.poll(() => draw().phase).toBe('revealed')
})

test('a reveal comes no sooner than its time, however often the server looks', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    await start(1, { pace: 'grand' })
    await give('draw.call', { word: 'seven' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(draw().phase).toBe('closed')
    clock = draw().pages[0]!.over - 1
    // It looks within five seconds, and from then on every millisecond.
    await vi.advanceTimersByTimeAsync(10_000)
    expect(draw().phase).toBe('closed')
    clock += 1
    await vi.advanceTimersByTimeAsync(5_000)
    await expect.poll(() => draw().phase).toBe('revealed')
  } finally {
    vi.useRealTimers()
  }
})

test('a reveal waits while the stage is covered, also over a restart', async () => {
  await start(1)
  await give('draw.call', { word: 'seven' })
  await give('layer.set', { layer: 'black', on: true })
  await reopen(3_600_000)
  await dueTimers()
  expect([draw().shown, draw().phase]).toEqual([0, 'closed'])
  await give('layer.set', { layer: 'black', on: false })
  await expect.poll(() => draw().phase).toBe('revealed')
})

test('a draw without words lands by itself', async () => {
  await start(1, { need: 'none', auto: 60 })
  await dueTimers()
  expect(draw().phase).toBe('open')
  clock += 61_000
  await give('sponsor.save', { name: 'Radio makers' })
  await expect.poll(() => draw().phase).toBe('closed')
})

test('a draw without words that was open when the server started waits for GO', async () => {
  await start(1, { need: 'none', auto: 60 })
  await reopen(3_600_000)
  await dueTimers()
  await give('sponsor.save', { name: 'Lamp makers' })
  await dueTimers()
  expect(draw().phase).toBe('open')
  await give('go', { any: true })
  expect(draw().phase).toBe('closed')
})
