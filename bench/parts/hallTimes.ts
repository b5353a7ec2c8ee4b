import { setTimeout as pause } from 'node:timers/promises'
import { BenchEvent } from './benchEvent.ts'
import { Child } from './child.ts'
import { Crowd } from './crowd.ts'
import { clock, median } from './numbers.ts'
import { RunningServer } from './server.ts'
import type { Measurement } from '../table.ts'

const BARE = new URL('bare.js', import.meta.url)
/** Phones connected before memory is measured, so that one-time growth is not counted. */
const FIRST_PHONES = 500
const ROUNDS = 2
const BROADCASTS = 6
/** Ms between two messages: the server sends phones at most four a second. */
const BETWEEN = 300
/** After a restart, all phones reconnect within this many ms. */
const WITHIN = 1000

/** An event for a hall full of phones. */
export interface HallEvent {
  event: string
  cues: string[]
  /** Ids of people who are not checked in. */
  late: string[]
  /** Keys of people's tickets. */
  keys: string[]
}

/** An event of so many people and winners in a folder, and `late` people more who have not come; of so many the tickets' keys. */
export async function hallEvent(
  folder: string,
  people: number,
  winners: number,
  late = 0,
  tickets = 0,
): Promise<HallEvent> {
  const show = await BenchEvent.make(folder, people)
  const cues = [await show.cue('开场'), await show.cue('抽奖')]
  await show.draw(await show.prize('帆布包', winners), winners)
  const made = { event: show.event, cues, late: await show.add(late, false), keys: await show.keys(tickets) }
  await show.close()
  return made
}

/**
 * What so many phones cost: memory of each; the time until the last has received a broadcast, beside Socket.IO as it comes with
 * the same messages and beside the bare sending of the same bytes to as many connections; and until all are back after a restart.
 */
export async function hallTimes(
  server: RunningServer,
  made: HallEvent,
  phones: number,
): Promise<Measurement[]> {
  const crowd = new Crowd()
  const bare = new Child(BARE)
  try {
    const each = await memory(server, crowd, phones)
    return [each, ...(await times(server, crowd, bare, made, phones))]
  } finally {
    await bare.end()
    await crowd.end()
  }
}

async function memory(server: RunningServer, crowd: Crowd, phones: number): Promise<Measurement> {
  await crowd.setSize(FIRST_PHONES, server.port)
  const before = await server.memory(true)
  await crowd.setSize(phones, server.port)
  const each = ((await server.memory(true)) - before) / (phones - FIRST_PHONES)
  return { name: 'memory of a phone', value: each / 1000, unit: 'kB', budget: 20 }
}

async function times(
  server: RunningServer,
  crowd: Crowd,
  bare: Child,
  made: HallEvent,
  phones: number,
): Promise<Measurement[]> {
  const [own, anchor, floor, stalls]: [number[], number[], number[], number[]] = [[], [], [], []]
  const [back, anchorBack, backStalls]: [number[], number[], number[]] = [[], [], []]
  /** Seconds of a core that each of these took in a round. */
  const [spent, anchorSpent, floorSpent]: [number[], number[], number[]] = [[], [], []]
  let gaps = 0
  const message = await sample(server, made)
  const port = await bare.ask<number>('listen', 0, message.snapshot)
  for (let round = 0; round < ROUNDS; round++) {
    await crowd.setSize(phones, server.port)
    const stage = await server.joined('stage')
    let staged = 0
    stage.phone.listeners.received = () => (staged = clock())
    const before = await server.cpu()
    for (let i = 0; i < BROADCASTS; i++) {
      await pause(BETWEEN)
      await server.stall()
      const { version } = await server.send(made.event, 'cue.show', { cue: made.cues[i % 2]! })
      own.push((await crowd.reached(version)) - staged)
      stalls.push(await server.stall())
    }
    spent.push((await server.cpu()) - before)
    gaps += await crowd.gaps()
    stage.phone.disconnect()
    await server.restart()
    await server.stall()
    const from = clock()
    back.push((await crowd.return(server.port, WITHIN)) - from)
    backStalls.push(await server.stall())

    await crowd.setSize(0, port)
    await crowd.setSize(phones, port)
    for (const [way, taken, ofBare] of [
      ['broadcast', anchor, anchorSpent],
      ['send', floor, floorSpent],
    ] as const) {
      const spentBefore = await bare.ask<number>('cpu')
      for (let i = 0; i < BROADCASTS; i++) {
        await pause(BETWEEN)
        const [version, at] = await bare.ask<[number, number]>(way, message.facts)
        taken.push((await crowd.reached(version)) - at)
      }
      ofBare.push((await bare.ask<number>('cpu')) - spentBefore)
    }
    await bare.ask('close')
    await bare.ask('listen', port, message.snapshot)
    const again = clock()
    anchorBack.push((await crowd.return(port, WITHIN)) - again)
    await crowd.setSize(0, port)
    await crowd.gaps()
  }
  const last = `the last of ${phones} phones`
  return [
    { name: `broadcast to ${last}`, value: median(own), unit: 'ms' },
    {
      name: 'over the bare sending of its bytes',
      value: median(own) / median(floor),
      unit: '×',
      budget: 1.7,
    },
    { name: 'over bare Socket.IO', value: median(own) / median(anchor), unit: '×', budget: 1.15 },
    { name: 'processor time of a send', value: (median(spent) / BROADCASTS / phones) * 1e6, unit: 'µs' },
    { name: 'over bare Socket.IO', value: median(spent) / median(anchorSpent), unit: '×', budget: 1.15 },
    { name: 'over the bare sending', value: median(spent) / median(floorSpent), unit: '×', budget: 1.7 },
    { name: 'event loop blocked meanwhile', value: median(stalls), unit: 'ms', budget: 15 },
    { name: 'facts that did not follow', value: gaps, unit: '', budget: 0 },
    { name: `back within ${WITHIN} ms of a restart, ${last}`, value: median(back), unit: 'ms' },
    { name: 'over bare Socket.IO', value: median(back) / median(anchorBack), unit: '×', budget: 1.1 },
    { name: 'event loop blocked meanwhile', value: median(backStalls), unit: 'ms', budget: 15 },
  ]
}

/** A snapshot and facts as a phone gets them. */
async function sample(
  server: RunningServer,
  { event, cues }: HallEvent,
): Promise<{ snapshot: unknown; facts: unknown }> {
  const { phone, first } = await server.joined('hall')
  const facts = new Promise((resolve) => (phone.listeners.received = (heard) => resolve(heard.json())))
  await server.send(event, 'cue.show', { cue: cues[0]! })
  const message = { snapshot: first.json(), facts: await facts }
  phone.disconnect()
  return message
}
