import { describe, expect, test } from 'vitest'
import en from '../../shared/i18n/en/hostChecks.ts'
import { preflight, SUBJECTS, type Looked } from '../../shared/preflight.ts'
import type { ConnectedScreen, ServerReadiness } from '../../shared/wire.ts'
import { sampleEvent } from '../support/pictureStates.ts'

const NOW = Date.UTC(2026, 10, 27, 18, 0)
const server: ServerReadiness = {
  disk: { free: 200 * 1024 ** 3, write: 3 },
  trouble: null,
  addresses: ['http://192.168.8.20:3000'],
  phone: NOW - 60_000,
  clock: 0,
}
const screen: ConnectedScreen = {
  id: 's',
  role: 'stage',
  output: 'main',
  fps: 60,
  error: 2,
  sounds: true,
  armed: true,
  size: { width: 1920, height: 1080 },
  fonts: true,
}
const event = sampleEvent({ picture: 'ab'.repeat(32) })
const fine: Looked = {
  state: {
    ...event,
    backups: [NOW - 600_000],
    // Nobody has won yet, so that everybody can.
    draws: [],
    awards: [],
  },
  house: { current: event.id, keys: [] },
  screens: [screen],
  server,
  now: NOW,
}
const inState = (change: Partial<Looked['state']>): Looked => ({
  ...fine,
  state: { ...fine.state, ...change },
})
const onServer = (change: Partial<ServerReadiness>): Looked => ({ ...fine, server: { ...server, ...change } })
const onScreen = (change: Partial<ConnectedScreen>): Looked => ({
  ...fine,
  screens: [{ ...screen, ...change }],
})

const told = (looked: Looked) =>
  preflight(looked).map(({ subject, found, level }) => `${level} ${subject}.${found}`)
const known = (looked: Looked) =>
  preflight(looked).every(
    ({ subject, found }) => `check.${subject}.${found}` in en && `check.${subject}` in en,
  )

test('where all is well every subject has a line, and each is done', () => {
  const lines = preflight(fine)
  expect(lines.filter(({ level }) => level !== 'done')).toEqual([])
  expect([...new Set(lines.map(({ subject }) => subject))]).toEqual([...SUBJECTS])
  expect(known(fine)).toBe(true)
})

describe.each<[string, Looked]>([
  ['must phone.never', onServer({ phone: null })],
  ['must phone.alone', onServer({ phone: null, addresses: [] })],
  ['must journal.trouble', onServer({ trouble: 'store-full' })],
  ['must disk.unwritable', onServer({ disk: { free: 1e12, write: null } })],
  ['must disk.full', onServer({ disk: { free: 1e8, write: 3 } })],
  ['should disk.low', onServer({ disk: { free: 2e9, write: 3 } })],
  ['should disk.slow', onServer({ disk: { free: 1e12, write: 900 } })],
  ['should disk.memory', onServer({ disk: null })],
  ['should clock.ahead', onServer({ clock: 5 })],
  ['should clock.behind', onServer({ clock: -5 })],
  ['must event.closed', inState({ closed: true })],
  ['should event.rehearsal', inState({ rehearsal: true })],
  ['must event.elsewhere', { ...fine, house: { current: 'other', keys: [] } }],
  ['must screen.none', { ...fine, screens: [] }],
  ['should screen.slow', onScreen({ fps: 12 })],
  ['should screen.clock', onScreen({ error: null })],
  ['should sound.unarmed', onScreen({ sounds: false, armed: false })],
  ['should fonts.missing', onScreen({ fonts: false })],
  [
    'should pool.empty',
    inState({ people: event.people.map((one) => ({ ...one, checkedIn: false, stays: false })) }),
  ],
  ['must pool.nobody', inState({ people: [] })],
  ['should prizes.none', inState({ prizes: [] })],
  ['should prizes.short', inState({ prizes: event.prizes.map((one) => ({ ...one, left: 500 })) })],
  ['should pictures.missing', inState({ prizes: event.prizes.map((one) => ({ ...one, picture: '' })) })],
  ['should backup.none', inState({ backups: [] })],
  ['should backup.old', inState({ backups: [NOW - 3 * 86_400_000] })],
])('%s', (expected, looked) => {
  test('is found alone, stands first, and has its text', () => {
    expect(told(looked).filter((line) => !line.startsWith('done'))).toEqual([expected])
    expect(told(looked)[0]).toBe(expected)
    expect(known(looked)).toBe(true)
  })
})

test('what must be done stands before what should be, and that before what is fine', () => {
  const levels = preflight({ ...onServer({ phone: null, disk: null }), screens: [] }).map(
    ({ level }) => level,
  )
  expect(levels).toEqual(
    [...levels].sort((a, b) => ['must', 'should', 'done'].indexOf(a) - ['must', 'should', 'done'].indexOf(b)),
  )
})
