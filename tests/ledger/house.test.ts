import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Check } from 'typebox/value'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../server/house/events/store.ts'
import { type House, HOUSE } from '../../server/house/house.ts'
import { openHouse } from '../../server/house/open.ts'
import { StoreError } from '../../server/journals/error.ts'
import type { Answer } from '../../server/ledger/ledger.ts'
import { commands } from '../../shared/show/commands.ts'
import { linesOf } from '../support/lines.ts'
import { HANA, SAM } from '../support/openLedger.ts'

let folder: string
let data: string
let house: House
let ids = 0

const open = (where: string) => openHouse({ data: where, demo: null })
const give = (
  type: string,
  ask: Record<string, unknown>,
  id = `id-${++ids}`,
  event = HOUSE,
): Promise<Answer> => house.submit(event, { id, type, ask }, HANA)
const made = async (...asked: Parameters<typeof give>): Promise<string> =>
  String(((await give(...asked)) as { id?: string }).id)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'house-'))
  data = join(folder, 'data')
  house = await open(data)
})
afterEach(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const reopen = async (): Promise<void> => {
  await house.close()
  house = await open(data)
}
/** The files of events. */
const filesIn = (where: string): string[] => {
  const events = join(where, 'events')
  return existsSync(events) ? readdirSync(events).filter((file) => file.endsWith('.sqlite')) : []
}
/** Where a house makes the files of events. */
type Inner = { registry: { store: Pick<Store, 'create'> } }
/** Every moment of the making of an event, as a crash would leave the folder. */
function crashing(): Map<string, string> {
  const crashes = new Map<string, string>()
  const crash = (moment: string) => {
    const left = join(folder, `crash-${moment}`)
    cpSync(data, left, { recursive: true })
    crashes.set(moment, left)
  }
  const { ledger } = house
  const { store } = (house as unknown as Inner).registry
  const create = store.create.bind(store)
  store.create = async (name) => {
    crash('before its file')
    const journal = await create(name)
    crash('before its lines')
    const append = journal.append.bind(journal)
    journal.append = async (step) => {
      const done = await append(step)
      crash('before it is named')
      return done
    }
    return journal
  }
  const append = ledger.journal.append.bind(ledger.journal)
  ledger.journal.append = async (step) => {
    const done = await append(step)
    if (step.lines.length > 0) crash('right after it is named')
    return done
  }
  return crashes
}

/** The day and the city of every event, as the house has them. */
const places = () => house.ledger.state.events.map(({ date, city }) => [date, city])

describe('the day and the city of an event', () => {
  test('are said with a copy or in the settings, go with a rehearsal, and are the same in the house', async () => {
    const event = await made('event.new', { title: 'Evening' })
    expect(places()).toEqual([[undefined, undefined]])
    await give('event.configure', { date: '2026-11-27', city: ' Shenzhen ' }, 'placed', event)
    const copy = { event, with: 'setup' }
    const rehearsal = await made('event.copy', { ...copy, as: 'rehearsal' })
    const next = await made('event.copy', { ...copy, as: 'event', date: '2027-01-08', city: 'Chengdu' })
    const unsaid = await made('event.copy', { ...copy, as: 'event' })
    const all = [
      ['2026-11-27', 'Shenzhen'],
      ['2026-11-27', 'Shenzhen'],
      ['2027-01-08', 'Chengdu'],
      [undefined, undefined],
    ]
    expect(places()).toEqual(all)
    await reopen()
    expect(places()).toEqual(all)
    const own = [event, rehearsal, next, unsaid].map((id) => house.event(id)!.state)
    expect(own.map(({ date, city }) => [date || undefined, city])).toEqual(all)
    await give('event.configure', { date: '', city: '' }, 'unsaid', event)
    await give('event.make-current', { event: next })
    expect(house.event(event)!.state).toMatchObject({ date: '' })
    expect(house.event(event)!.state).not.toHaveProperty('city')
    expect(places()[0]).toEqual([undefined, undefined])
  })

  test('is a day of the calendar, or none', () => {
    const { ask } = commands['event.configure']!
    for (const date of ['2026-11-27', '']) expect(Check(ask, { date })).toBe(true)
    for (const date of ['27.11.2026', '2026-13-01', '2026-11-27T20:00', 'soon'])
      expect(Check(ask, { date })).toBe(false)
  })
})

describe('an event that is made or copied', () => {
  test('is there whole or not at all, wherever a crash came, and is made once under its id', async () => {
    const event = await made('event.new', { title: 'Evening' })
    await give('person.save', { code: 'T-1', name: 'Nadia' }, 'p', event)
    const crashes = crashing()
    const copy = { event, as: 'rehearsal', with: 'people' }
    await made('event.copy', copy, 'copy')
    expect([...crashes.keys()]).toEqual([
      'before its file',
      'before its lines',
      'before it is named',
      'right after it is named',
    ])
    await house.close()
    for (const [moment, left] of crashes) {
      house = await open(left)
      const named = moment === 'right after it is named'
      const { events } = house.ledger.state
      expect([moment, events.length, house.trouble]).toEqual([moment, named ? 2 : 1, null])
      expect(filesIn(left)).toEqual(events.map(({ id }) => `${id}.sqlite`).toSorted())
      const again = await made('event.copy', copy, 'copy')
      expect(await made('event.copy', copy, 'copy')).toBe(again)
      expect(house.event(again)?.state.people).toMatchObject([{ code: 'T-1', name: 'Nadia' }])
      expect(house.ledger.state.events).toHaveLength(2)
      expect(await house.ledger.journal.marks.names('gone:')).toEqual([])
      await house.close()
    }
    house = await open(data)
  })

  test('leaves no file behind when the house could not name it', async () => {
    const { journal } = house.ledger
    const append = journal.append.bind(journal)
    journal.append = () => Promise.reject(new StoreError('store-full'))
    expect(await give('event.new', { title: 'Evening' }, 'a')).toEqual({ refused: 'store-full', with: {} })
    expect(house.ledger.state.events).toEqual([])
    journal.append = append
    const event = await made('event.new', { title: 'Evening' }, 'a')
    expect(filesIn(data)).toEqual([`${event}.sqlite`])
    await reopen()
    expect(house.event(event)?.state.title).toBe('Evening')
    expect(filesIn(data)).toEqual([`${event}.sqlite`])
  })

  test('goes with its file when it is deleted, also after a crash', async () => {
    const event = await made('event.new', { title: 'Evening' })
    const rehearsal = await made('event.copy', { event, as: 'rehearsal', with: 'setup' })
    const crashes = crashing()
    await give('event.delete', { event: rehearsal })
    expect(filesIn(data)).toEqual([`${event}.sqlite`])
    const left = crashes.get('right after it is named')!
    expect(filesIn(left)).toHaveLength(2)
    await house.close()
    house = await open(left)
    expect(filesIn(left)).toEqual([`${event}.sqlite`])
    expect([house.trouble, house.event(rehearsal)]).toEqual([null, undefined])
  })

  test('is not touched while it is made by the deletion of another', async () => {
    const event = await made('event.new', { title: 'Evening' })
    const rehearsal = await made('event.copy', { event, as: 'rehearsal', with: 'setup' })
    const gone = new Promise<void>((resolve) => house.onEvent((_, ledger) => ledger ?? resolve()))
    const { store } = (house as unknown as Inner).registry
    const create = store.create.bind(store)
    const making = new Promise<void>((begun) => {
      store.create = async (name) => {
        begun()
        const journal = await create(name)
        await gone
        return journal
      }
    })
    const { journal } = house.event(rehearsal)!
    const close = journal.close.bind(journal)
    journal.close = () => making.then(close)
    const [, copy] = await Promise.all([
      give('event.delete', { event: rehearsal }),
      made('event.copy', { event, as: 'event', with: 'people' }),
    ])
    await reopen()
    expect(house.event(copy)?.state.title).toBe('Evening')
    expect(filesIn(data)).toEqual([`${event}.sqlite`, `${copy}.sqlite`].toSorted())
  })
})

test('a key’s secret stands in no answer, no fact and no state, and its answer is the same for ever', async () => {
  const answer = await give('key.make', { role: 'desk', name: 'Door', event: '*' }, 'key')
  const { id } = answer as unknown as { id: string }
  const secret = (await house.key(id))!
  expect(secret.length).toBeGreaterThanOrEqual(22)
  for (const restart of [false, true]) {
    if (restart) await reopen()
    expect(answer).toEqual({ version: 1, id })
    expect(await give('key.make', { role: 'stage', event: '*' }, 'key')).toEqual(answer)
    expect(await house.ledger.answer(HANA, 'key')).toEqual(answer)
    expect(await house.ledger.answer(SAM, 'key')).toBeNull()
    expect(await house.key(id)).toBe(secret)
    expect(JSON.stringify(house.ledger.state)).not.toContain(secret)
    expect(JSON.stringify(await linesOf(house.ledger.journal))).not.toContain(secret)
  }
  await give('key.revoke', { key: id })
  expect(await house.key(id)).toBeNull()
})

test('an event’s seed chain stands in no fact and no state', async () => {
  const event = await made('event.new', { title: 'Evening' })
  const ledger = house.event(event)!
  const tip = (await ledger.journal.secrets.get('seed'))!
  expect(tip).toMatch(/^[0-9a-f]{64}$/)
  const { id } = (await give('person.save', { code: 'T-1', name: 'Nadia' }, 'p', event)) as unknown as {
    id: string
  }
  await give('person.check-in', { person: id }, 'in', event)
  const prize = await made('prize.save', { name: 'Lamp' }, 'prize', event)
  const answers = [
    await give('draw.start', { prize, count: 1 }, 'start', event),
    await give('draw.call', { word: 'seven' }, 'call', event),
  ]
  expect(ledger.state.draws[0]!.winners).toHaveLength(1)
  for (const told of [answers, ledger.state, await linesOf(ledger.journal), (await house.proof(event)).json])
    expect(JSON.stringify(told)).not.toContain(tip)
})
