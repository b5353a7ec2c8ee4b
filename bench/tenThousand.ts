import { execFileSync } from 'node:child_process'
import { Crowd } from './parts/crowd.ts'
import { withFolder } from './parts/folder.ts'
import { hallEvent, hallTimes } from './parts/hallTimes.ts'
import { RunningServer } from './parts/server.ts'
import type { Measurement } from './table.ts'

const PEOPLE = 2000
const WINNERS = 300
/** `PHONES=3000` in the environment asks for fewer. */
const PHONES = Number(process.env['PHONES'] ?? 10_000)
const GUESTS = 1000
/** Open files that a process needs beside one for each phone. */
const FILES = 200

/** A hall of 10,000 phones, or of as many as asked, on one server, and the memory of a guest who came by the link of a ticket. */
export default function tenThousand(): Promise<Measurement[]> {
  const most = openFiles()
  if (most < PHONES + FILES) {
    console.error(`A process may open ${most} files here; ${PHONES + FILES} are needed: ulimit -n 20000`)
    return Promise.resolve([])
  }
  return withFolder(async (folder) => {
    const made = await hallEvent(folder, PEOPLE, WINNERS, 0, GUESTS)
    const server = await RunningServer.start(folder)
    try {
      return [await guestMemory(server, made.keys), ...(await hallTimes(server, made, PHONES))]
    } finally {
      await server.stop()
    }
  })
}

async function guestMemory(server: RunningServer, keys: string[]): Promise<Measurement> {
  const tokens: string[] = []
  for (const key of keys) tokens.push(await server.signIn(key))
  const crowd = new Crowd()
  try {
    const half = tokens.length / 2
    await crowd.enterGuests(server.port, tokens.slice(0, half))
    const before = await server.memory(true)
    await crowd.enterGuests(server.port, tokens.slice(half))
    const each = ((await server.memory(true)) - before) / half
    return { name: 'memory of a guest by ticket', value: each / 1000, unit: 'kB' }
  } finally {
    await crowd.end()
  }
}

/** How many files a process may open, without a limit where nothing says so. */
function openFiles(): number {
  try {
    const said = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim()
    return said === 'unlimited' ? Infinity : Number(said)
  } catch {
    return Infinity
  }
}
