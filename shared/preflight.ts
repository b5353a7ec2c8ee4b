import type { HouseState } from './show/house.ts'
import { ableIn, inNextRoll, poolOf, rollOf } from './show/pool.ts'
import type { State } from './show/state.ts'
import type { ConnectedScreen } from './wire/screens.ts'
import type { ServerReadiness } from './wire/preflight.ts'

/** How much a line of the check matters: it is fine, should be done, or must be done before people come. */
export type Level = 'done' | 'should' | 'must'

/** What a line is about. */
export const SUBJECTS = [
  'phone',
  'event',
  'screen',
  'sound',
  'fonts',
  'pool',
  'prizes',
  'pictures',
  'disk',
  'journal',
  'backup',
  'clock',
  'keys',
] as const
export type Subject = (typeof SUBJECTS)[number]

/** One line of the check: what it is about, what was found (with the subject the code of its text), and how much that matters. */
export interface Line {
  subject: Subject
  found: string
  with: Record<string, unknown>
  level: Level
}

/** All that the check looks at. */
export interface Looked {
  state: State
  house: Pick<HouseState, 'current' | 'keys'>
  screens: readonly ConnectedScreen[]
  /** What only the server knows; null until it has answered. */
  server: ServerReadiness | null
  /** Epoch ms. */
  now: number
}

const GIGABYTE = 1024 ** 3
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Less free disk must or should be seen to, in bytes. */
const FREE = { must: GIGABYTE / 2, should: 5 * GIGABYTE }
/** A write that takes longer makes every press wait, in ms. */
const SLOW_WRITE = 500
/** A screen below these, in frames a second and in ms off the server's clock, is seen to be late. */
const SCREEN = { fps: 24, error: 50 }

const line = (subject: Subject, level: Level, found: string, params: Record<string, unknown> = {}): Line => ({
  subject,
  found,
  with: params,
  level,
})

/** Every line of the check, those that must be done first, then those that should be. */
export function preflight(looked: Looked): Line[] {
  const lines = [
    ...serverLines(looked),
    eventLine(looked),
    ...screenLines(looked),
    poolLine(looked),
    ...prizeLines(looked),
    backupLine(looked),
    keysLine(looked),
  ]
  const order: Level[] = ['must', 'should', 'done']
  return order.flatMap((level) =>
    SUBJECTS.flatMap((subject) => lines.filter((one) => one.level === level && one.subject === subject)),
  )
}

function serverLines({ server, now }: Looked): Line[] {
  if (!server) return []
  const { disk, trouble, addresses, phone, clock } = server
  return [
    phoneLine(addresses, phone, now),
    trouble === null
      ? line('journal', 'done', 'verified')
      : line('journal', 'must', 'trouble', { code: trouble }),
    diskLine(disk),
    clock === 0
      ? line('clock', 'done', 'right')
      : line('clock', 'should', clock > 0 ? 'ahead' : 'behind', { minutes: Math.abs(clock) }),
  ]
}

function phoneLine(addresses: readonly string[], phone: number | null, now: number): Line {
  if (phone !== null) return line('phone', 'done', 'reached', { minutes: Math.floor((now - phone) / MINUTE) })
  return addresses.length === 0 ? line('phone', 'must', 'alone') : line('phone', 'must', 'never')
}

function diskLine(disk: ServerReadiness['disk']): Line {
  if (!disk) return line('disk', 'should', 'memory')
  const free = Math.floor((disk.free / GIGABYTE) * 10) / 10
  if (disk.write === null) return line('disk', 'must', 'unwritable')
  if (disk.free < FREE.must) return line('disk', 'must', 'full', { free })
  if (disk.free < FREE.should) return line('disk', 'should', 'low', { free })
  const ms = Math.round(disk.write)
  return disk.write > SLOW_WRITE
    ? line('disk', 'should', 'slow', { ms })
    : line('disk', 'done', 'free', { free, ms })
}

function eventLine({ state, house }: Looked): Line {
  const { title } = state
  if (state.closed) return line('event', 'must', 'closed', { title })
  if (house.current !== state.id) return line('event', 'must', 'elsewhere', { title })
  return state.rehearsal
    ? line('event', 'should', 'rehearsal', { title })
    : line('event', 'done', 'current', { title })
}

function screenLines({ screens }: Looked): Line[] {
  const stages = screens.filter(({ role }) => role === 'stage')
  if (stages.length === 0) return [line('screen', 'must', 'none')]
  const bare = stages.filter(({ fonts }) => fonts === false)
  return [
    ...screens.map(screenLine),
    stages.some(({ sounds }) => sounds) ? line('sound', 'done', 'armed') : line('sound', 'should', 'unarmed'),
    bare.length === 0
      ? line('fonts', 'done', 'loaded')
      : line('fonts', 'should', 'missing', { count: bare.length }),
  ]
}

function screenLine({ name, output, fps, error, size }: ConnectedScreen): Line {
  const known = {
    name: name ?? '',
    output,
    fps: Math.round(fps),
    error: error === null ? null : Math.round(error),
    width: size?.width ?? 0,
    height: size?.height ?? 0,
  }
  if (fps < SCREEN.fps) return line('screen', 'should', 'slow', known)
  if (error === null || error > SCREEN.error) return line('screen', 'should', 'clock', known)
  return line('screen', 'done', 'fine', known)
}

function poolLine({ state }: Looked): Line {
  const roll = rollOf(state)
  const count = state.people.filter((person) => inNextRoll(person, roll)).length
  if (state.people.length === 0) return line('pool', 'must', 'nobody')
  if (count === 0) return line('pool', 'should', 'empty', { people: state.people.length })
  return line('pool', 'done', roll === 'everyone' ? 'everyone' : 'checkedIn', { count })
}

function prizeLines({ state }: Looked): Line[] {
  const open = state.prizes.filter(({ left }) => left > 0)
  if (state.prizes.length === 0) return [line('prizes', 'should', 'none')]
  // Before the doors open nobody is checked in: the line about the pool says so.
  const some = state.people.some((person) => inNextRoll(person, rollOf(state)))
  const short = open.filter((prize) => some && ableIn(poolOf(state, prize)) < prize.left)
  const bare = open.filter(({ picture }) => picture === '')
  const names = (prizes: typeof open) => prizes.map(({ name }) => name)
  return [
    short.length === 0
      ? line('prizes', 'done', 'enough', { count: open.length })
      : line('prizes', 'should', 'short', { count: short.length, names: names(short) }),
    bare.length === 0
      ? line('pictures', 'done', 'all')
      : line('pictures', 'should', 'missing', { count: bare.length, names: names(bare) }),
  ]
}

function backupLine({ state, now }: Looked): Line {
  const last = state.backups.at(-1)
  if (last === undefined) return line('backup', 'should', 'none')
  const age = Math.max(0, now - last)
  const minutes = Math.floor(age / MINUTE)
  return age > DAY
    ? line('backup', 'should', 'old', { hours: Math.floor(minutes / 60) })
    : line('backup', 'done', 'fresh', { minutes })
}

function keysLine({ state, house }: Looked): Line {
  const out = house.keys.filter(({ revoked, event }) => !revoked && (event === null || event === state.id))
  const count = (role: string) => out.filter((key) => key.role === role).length
  return line('keys', 'done', 'out', { desks: count('desk'), screens: count('stage') + count('confidence') })
}
