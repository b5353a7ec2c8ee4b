import { gunzipSync } from 'node:zlib'
import { withFolder } from './parts/folder.ts'
import { hallEvent, hallTimes, type HallEvent } from './parts/hallTimes.ts'
import { clock, median } from './parts/numbers.ts'
import type { ReceivedMessage } from './parts/phone.ts'
import { RunningServer, type Since } from './parts/server.ts'
import type { Measurement } from './table.ts'

const PEOPLE = 2000
const WINNERS = 300
const MISSED = 10
const NEW_PHONES = 20
const PHONES = 2000

/** The cost of 2,000 phones: bytes, memory, and the time until the last phone has received a message, also after a restart. */
export default function hall(): Promise<Measurement[]> {
  return withFolder(async (folder) => {
    const made = await hallEvent(folder, PEOPLE, WINNERS, MISSED)
    const server = await RunningServer.start(folder)
    try {
      return [...(await sizes(server, made)), ...(await hallTimes(server, made, PHONES))]
    } finally {
      await server.stop()
    }
  })
}

/** Bytes of a new phone's state, of the host's, and of what somebody missed. */
async function sizes(server: RunningServer, { event, cues, late }: HallEvent): Promise<Measurement[]> {
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
