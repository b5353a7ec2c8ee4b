import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { Child } from './parts/child.ts'
import { Crowd } from './parts/crowd.ts'
import { BenchEvent } from './parts/benchEvent.ts'
import { withFolder } from './parts/folder.ts'
import { clock, median } from './parts/numbers.ts'
import type { ReceivedMessage } from './parts/phone.ts'
import { RunningServer, type Since } from './parts/server.ts'
import type { Measurement } from './table.ts'

const BARE = new URL('bare.js', import.meta.url)
const PEOPLE = 2000
const WINNERS = 300
const MISSED = 10
const NEW_PHONES = 20
const PHONES = 2000
/** Phones connected before memory is measured, so that one-time growth is not counted. */
const FIRST_PHONES = 500
const ROUNDS = 2
const BROADCASTS = 6
/** Ms between two messages: the server sends phones at most four a second. */
const BETWEEN = 300
/** After a restart, all phones reconnect within this many ms. */
const WITHIN = 1000

/** The cost of 2,000 phones: bytes, memory, and the time until the last phone has received a message, also after a restart. */
export default function hall(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const made = await prepare(folder)
    const server = await RunningServer.start(folder)
    const crowd = new Crowd()
    const bare = new Child(BARE)
    try {
      const rows = [...(await sizes(server, made)), await memory(server, crowd)]
      return [...rows, ...(await times(server, crowd, bare, made))]
    } finally {
      await bare.end()
      await crowd.end()
      await server.stop()
    }
  })
}

interface Made {
  event: string
  cues: string[]
  /** Ids of people who are not checked in. */
  late: string[]
}

async function prepare(folder: string): Promise<Made> {
  const show = await BenchEvent.make(folder, PEOPLE)
  const cues = [await show.cue('开场'), await show.cue('抽奖')]
  await show.draw(await show.prize('帆布包', WINNERS), WINNERS)
  const late = await show.add(MISSED, false)
  await show.close()
  return { event: show.event, cues, late }
}

/** Bytes of a new phone's state, of the host's, and of what somebody missed. */
async function sizes(server: RunningServer, { event, cues, late }: Made): Promise<Measurement[]> {
  const state = async (role: string, encoding: string) => {
    const headers = { 'accept-encoding': encoding }
    return (await server.get(`/api/events/${event}/state?role=${role}`, headers)).body
  }
  const phone = await state('hall', 'gzip')
  const [plain, packed] = [await state('host', 'identity'), await state('host', 'br')]
  const comes: number[] = []
  for (let i = 0; i < NEW_PHONES; i++) {
    const from = clock()
    const since = JSON.parse(gunzipSync(await state('hall', 'gzip')).toString()) as Since
    const { phone } = await server.joined('hall', { version: since.version, head: since.head })
    comes.push(clock() - from)
    phone.disconnect()
  }
  const checkIns = await missed(server, 'host', (i) =>
    server.send(event, 'person.check-in', { person: late[i]! }),
  )
  const shown = await missed(server, 'hall', (i) => server.send(event, 'cue.show', { cue: cues[i % 2]! }))
  return [
    { name: `new phone, ${WINNERS} winners, gzip`, value: phone.length / 1000, unit: 'kB', budget: 6 },
    { name: 'new phone, until it has its state and a socket', value: median(comes), unit: 'ms' },
    { name: `host's state of ${PEOPLE} people, as JSON`, value: plain.length / 1000, unit: 'kB' },
    { name: 'as it is sent, part of that', value: packed.length / plain.length, unit: '×', budget: 0.12 },
    { name: `${MISSED} check-ins that a host missed`, value: checkIns / 1000, unit: 'kB', budget: 1.3 },
    { name: `${MISSED} cues that a phone missed`, value: shown / 1000, unit: 'kB', budget: 1.3 },
  ]
}

/** Bytes for somebody who was away while something was done ten times. */
async function missed(
  server: RunningServer,
  role: 'host' | 'hall',
  act: (i: number) => Promise<{ version: number }>,
): Promise<number> {
  const { phone } = await server.joined(role)
  const since = { version: phone.version, head: phone.head }
  phone.disconnect()
  let version = 0
  for (let i = 0; i < MISSED; i++) version = (await act(i)).version
  return new Promise((resolve) => {
    let bytes = 0
    const heard = (message: ReceivedMessage) => {
      bytes += message.bytes
      if (message.version < version) return
      back.disconnect()
      resolve(bytes)
    }
    const back = server.phone(role, { received: heard }, since)
  })
}

async function memory(server: RunningServer, crowd: Crowd): Promise<Measurement> {
  await crowd.setSize(FIRST_PHONES, server.port)
  const before = await server.memory(true)
  await crowd.setSize(FIRST_PHONES + PHONES, server.port)
  const each = ((await server.memory(true)) - before) / PHONES
  return { name: 'memory of a phone', value: each / 1000, unit: 'kB', budget: 20 }
}

/** Until the last phone has heard: the server, and Socket.IO as it comes with the same messages. */
async function times(server: RunningServer, crowd: Crowd, bare: Child, made: Made): Promise<Measurement[]> {
  const [own, anchor, stalls]: [number[], number[], number[]] = [[], [], []]
  const [back, anchorBack, backStalls]: [number[], number[], number[]] = [[], [], []]
  let gaps = 0
  const message = await sample(server, made)
  const port = await bare.ask<number>('listen', 0, message.snapshot)
  for (let round = 0; round < ROUNDS; round++) {
    await crowd.setSize(PHONES, server.port)
    const stage = await server.joined('stage')
    let staged = 0
    stage.phone.listeners.received = () => (staged = clock())
    for (let i = 0; i < BROADCASTS; i++) {
      await pause(BETWEEN)
      await server.stall()
      const { version } = await server.send(made.event, 'cue.show', { cue: made.cues[i % 2]! })
      own.push((await crowd.reached(version)) - staged)
      stalls.push(await server.stall())
    }
    gaps += await crowd.gaps()
    stage.phone.disconnect()
    await server.restart()
    await server.stall()
    const from = clock()
    back.push((await crowd.return(server.port, WITHIN)) - from)
    backStalls.push(await server.stall())

    await crowd.setSize(0, port)
    await crowd.setSize(PHONES, port)
    for (let i = 0; i < BROADCASTS; i++) {
      await pause(BETWEEN)
      const [version, at] = await bare.ask<[number, number]>('broadcast', message.facts)
      anchor.push((await crowd.reached(version)) - at)
    }
    await bare.ask('close')
    await bare.ask('listen', port, message.snapshot)
    const again = clock()
    anchorBack.push((await crowd.return(port, WITHIN)) - again)
    await crowd.setSize(0, port)
    await crowd.gaps()
  }
  const last = `the last of ${PHONES} phones`
  return [
    { name: `broadcast to ${last}`, value: median(own), unit: 'ms' },
    { name: 'over bare Socket.IO', value: median(own) / median(anchor), unit: '×', budget: 1.15 },
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
  { event, cues }: Made,
): Promise<{ snapshot: unknown; facts: unknown }> {
  const { phone, first } = await server.joined('hall')
  const facts = new Promise((resolve) => (phone.listeners.received = (heard) => resolve(heard.json())))
  await server.send(event, 'cue.show', { cue: cues[0]! })
  const message = { snapshot: first.json(), facts: await facts }
  phone.disconnect()
  return message
}
