import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUSE, type House } from '../../server/house/house.ts'
import { openHouse } from '../../server/house/open.ts'
import { Sessions, type Session } from '../../server/house/sessions.ts'
import { HANA } from '../support/openLedger.ts'

const DAY = 24 * 3600 * 1000
const KEY = 'a host key of the test'

let house: House
let sessions: Sessions
let ended: string[]
/** Ms for which the house has been served. */
let now: number

const open = async (): Promise<void> => {
  sessions = await Sessions.open(house, KEY, () => now)
  ended = []
  sessions.onEnd(({ id }) => ended.push(id))
}
const begin = async (): Promise<{ token: string; session: Session }> => {
  const { key, role } = (await sessions.judge(KEY))!
  return sessions.begin(key, role, 'Hana')
}

beforeEach(async () => {
  now = 1000
  house = await openHouse({ data: null, demo: null })
  await open()
})
afterEach(() => house.close())

test('a session ends after thirty days, and not before', async () => {
  const { token, session } = await begin()
  now += 30 * DAY - 1
  expect(sessions.find(token)).toEqual(session)
  now += 1
  expect(sessions.find(token)).toBeNull()
})

test('a session that has grown old is told of as ended, and is gone from the store', async () => {
  const { session } = await begin()
  now += 30 * DAY
  const { id } = await begin().then((begun) => begun.session)
  await house.submit(
    HOUSE,
    { id: 'a', type: 'key.make', ask: { role: 'desk', name: 'Door', event: '*' } },
    HANA,
  )
  await expect.poll(() => ended).toEqual([session.id])
  const { secrets } = house.ledger.journal
  await expect.poll(() => secrets.names('session:').then((names) => names.length)).toBe(1)
  const left = await secrets.get((await secrets.names('session:'))[0]!)
  expect(JSON.parse(left!)).toMatchObject({ id })
})

test('a session outlives a restart, but not its thirty days', async () => {
  const { token, session } = await begin()
  await open()
  expect(sessions.find(token)).toEqual(session)
  now += 30 * DAY
  await open()
  expect(sessions.find(token)).toBeNull()
  expect(await house.ledger.journal.secrets.names('session:')).toEqual([])
})

test('a session of an earlier version, which began by the computer’s clock, ends after thirty days too', async () => {
  const { token, session } = await begin()
  const { secrets } = house.ledger.journal
  const [name] = await secrets.names('session:')
  await secrets.set({ [name!]: JSON.stringify({ ...session, at: Date.now() }) })
  await open()
  now += 30 * DAY - 1
  await open()
  expect(sessions.find(token)).toMatchObject({ id: session.id })
  now += 1
  expect(sessions.find(token)).toBeNull()
})
