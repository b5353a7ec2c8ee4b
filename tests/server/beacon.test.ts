import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { audit } from '../../shared/fair/audit.ts'
import { isBeacon } from '../../shared/fair/beacon.ts'
import { roundTime } from '../../shared/fair/round.ts'
import { nextStep } from '../../shared/show/nextStep.ts'
import type { Draw } from '../../shared/show/state.ts'
import { BeaconServer, RECORDED, RECORDED_PATH } from '../support/beaconServer.ts'
import { Running } from '../support/runningServer.ts'

const OUT = roundTime(RECORDED.round)
const SECOND = 1000

let stand: BeaconServer
let running: Running
let data: string
let event: string
let prize: string
/** The computer's clock, epoch ms. */
let wall: number

const start = async (): Promise<void> => {
  running = await Running.start({ dataDir: data, beacons: [stand.address] }, { wall: () => wall })
}
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'beacon-'))
  stand = await BeaconServer.start('truth')
  wall = OUT - 90 * SECOND
  await start()
  event = (await running.host.send('house', 'event.new', { title: 'Admission' })).body.id
  await give('person.save', { code: 'A-1', name: 'Ada' })
  await give('person.save', { code: 'A-2', name: 'Bo' })
  prize = (await give('prize.save', { name: 'Seat', quantity: 2, need: 'beacon' })).id
})
afterEach(async () => {
  await running.stop()
  stand.close()
  rmSync(data, { recursive: true, force: true })
})

const send = async (type: string, ask: Record<string, unknown> = {}) =>
  (await running.host.send(event, type, ask)).body
async function give(type: string, ask: Record<string, unknown> = {}) {
  const said = await send(type, ask)
  expect(said, type).not.toHaveProperty('refused')
  return said
}
const refused = (code: string) => expect.objectContaining({ refused: code })
const ledger = () => running.app.context.house.event(event)!
const draw = (): Draw => ledger().state.draws.at(-1)!
/** The scheduler looks at the clock again after every change. */
async function at(time: number): Promise<void> {
  wall = time
  await give('layer.set', { layer: 'mute', on: false })
}
async function open(): Promise<void> {
  await give('event.configure', { beacon: 30 })
  wall = OUT - 30 * SECOND
  await give('draw.start', { prize, count: 1 })
}
async function proves(): Promise<void> {
  await at(wall + 60 * SECOND)
  await expect.poll(() => draw().phase).toBe('revealed')
  const { text } = await running.as().call('GET', `/api/events/${event}/proof.json`)
  const { ok, findings } = audit(JSON.parse(text), isBeacon)
  expect([ok, findings.filter(({ level }) => level === 'error')]).toEqual([true, []])
}

test('no draw takes its chance from the beacon until the host turns that on', async () => {
  expect(await send('draw.start', { prize, count: 1 })).toMatchObject({ refused: 'need-unavailable' })
  await give('event.configure', { beacon: 30 })
  await give('event.configure', { beacon: 0 })
  expect(await send('draw.start', { prize, count: 1 })).toMatchObject({ refused: 'need-unavailable' })
  expect(await send('event.configure', { beacon: 5 })).toMatchObject({ refused: 'ask-malformed' })
  expect(stand.asked).toEqual([])
})

test('a draw announces its round, and the server closes it with that round once it is out', async () => {
  await open()
  expect(ledger().state.opened).toMatchObject({ need: 'beacon', beacon: { round: RECORDED.round } })
  expect(nextStep(ledger().state)).toBeNull()
  const next = await running.host.call('GET', `/api/events/${event}/next`)
  expect(next.body).toMatchObject({ step: null, why: 'beacon' })
  await at(OUT - 1)
  expect([draw().phase, stand.asked]).toEqual(['open', []])
  await at(OUT)
  await expect.poll(() => draw().phase).toBe('closed')
  expect(stand.asked).toEqual([RECORDED_PATH])
  await proves()
})

test('the server goes on after a restart, and takes no false round', async () => {
  stand.manner = 'lie'
  await open()
  await at(OUT)
  await expect.poll(() => stand.asked.length).toBeGreaterThan(0)
  expect(draw().phase).toBe('open')
  await running.stop()
  stand.manner = 'truth'
  await start()
  await expect.poll(() => draw().phase).toBe('closed')
  await proves()
})

test('the host pastes the round where the network is away: no other, no false and no early one', async () => {
  stand.manner = 'failure'
  await open()
  const paste = (change: object = {}) => send('draw.call', { beacon: { ...RECORDED, ...change } })
  expect(await paste()).toEqual(refused('round-early'))
  await at(OUT)
  expect(await paste({ round: RECORDED.round + 1 })).toEqual(refused('round-other'))
  expect(await paste({ signature: RECORDED.signature.replace(/^./, '8') })).toEqual(refused('round-false'))
  expect(await send('draw.call')).toEqual(refused('round-missing'))
  expect(await send('draw.call', { word: 'seven' })).toEqual(refused('word-unwanted'))
  expect(draw().phase).toBe('open')
  expect(await paste()).not.toHaveProperty('refused')
  await proves()
})

test('a covered stage makes the round wait, and an abandoned draw is asked about no more', async () => {
  stand.manner = 'silence'
  await open()
  await give('layer.set', { layer: 'black', on: true })
  await at(OUT)
  expect(stand.asked).toEqual([])
  await give('layer.set', { layer: 'black', on: false })
  await expect.poll(() => stand.asked.length).toBe(1)
  await give('draw.abandon', { reason: 'technical' })
  stand.manner = 'truth'
  await give('draw.start', { prize, count: 1, need: 'none' })
  expect(await send('draw.call', { beacon: RECORDED })).toMatchObject({ refused: 'round-unwanted' })
  await give('draw.call')
  expect(stand.asked).toHaveLength(1)
  await proves()
})
