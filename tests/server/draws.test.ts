import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { audit } from '../../shared/fair/audit.ts'
import { nextStep } from '../../shared/show/nextStep.ts'
import { PACES, PAGE_SIZE } from '../../shared/show/pace.ts'
import type { State } from '../../shared/show/state.ts'
import { evening, newId, Running, type Client } from '../support/runningServer.ts'

let running: Running
let host: Client
let desk: Client
let event: string
let prize: string

beforeAll(async () => {
  running = await Running.start()
  host = running.host
  desk = await running.staff('desk')
})
beforeEach(async () => {
  ;({ event, prize } = await evening(running))
})
afterEach(() => running.letClocksGo())
// No other event is made current while a draw is open.
afterEach(async () => {
  if (!(await state()).opened) return
  if (!(await refusedOf('draw.abandon', { reason: 'other' }))) return
  for (const name of ['black', 'freeze']) await layer(name, false)
  await pass(600_000)
  await until(({ opened }) => !opened)
})
afterAll(() => running.stop())

const state = () => host.state(event)
const give = async (type: string, ask: object = {}, by = host) => (await by.send(event, type, ask)).body
const refusedOf = async (type: string, ask: object = {}, by = host) =>
  (await give(type, ask, by)).refused ?? null
const layer = (name: string, on: boolean) => give('layer.set', { layer: name, on })

/** Lets time pass for the server, which then looks at what is due. */
async function pass(ms: number): Promise<void> {
  running.ahead += ms
  await layer('mute', true)
}

/** Waits until something is true of what the host sees. */
async function until(holds: (state: State) => boolean): Promise<State> {
  const listener = await host.listen(event)
  let now = await state()
  while (!holds(now)) {
    const heard = listener.received.length
    await listener.until(() => listener.received.length > heard)
    now = await state()
  }
  listener.socket.disconnect()
  return now
}

/** Draws a prize to the end of its reveal; the awards. */
async function drawn(of: string, count: number, word = 'seven blue'): Promise<State['awards']> {
  const { draw } = await give('draw.start', { prize: of, count })
  await give('draw.call', { word })
  await pass(60_000)
  const { awards } = await until(({ draws }) => draws.find(({ id }) => id === draw)!.phase === 'revealed')
  return awards.filter((award) => award.draw === draw)
}

test('an opened draw, a redraw and GO answer the number and the code of OPEN', async () => {
  const started = await give('draw.start', { prize, count: 2 })
  expect(started).toEqual({
    version: expect.any(Number),
    draw: 1,
    open: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect((await state()).draws[0]).toMatchObject({
    id: 1,
    phase: 'open',
    open: started.open,
    count: 2,
    winners: [],
  })
  await give('draw.abandon', { reason: 'prize' })
  const [award] = await drawn(prize, 1)
  const redrawn = await give('award.redraw', { draw: 2, entries: [award!.entry], reason: 'absent' })
  expect(redrawn).toMatchObject({ draw: 3, open: (await state()).draws[2]!.open })
  await give('draw.abandon', { reason: 'other' })
  await give('cue.show', { cue: (await state()).cues[0]!.id })
  const step = nextStep(await state())!
  const went = await host.call('POST', `/api/events/${event}/go`, { id: newId(), step: step.id })
  expect(went.body).toMatchObject({ draw: 4, open: (await state()).draws[3]!.open })
})

test('GO confirms only who is here and then draws anew for the absent, over HTTP and socket alike', async () => {
  const awards = await drawn(prize, 2)
  const [absent, here] = awards.map(({ entry }) => entry)
  const statuses = async () => Object.fromEntries((await state()).awards.map((a) => [a.entry, a.status]))
  const over = async () =>
    host.call('POST', `/api/events/${event}/go`, { id: newId(), step: nextStep(await state())!.id })
  const all = nextStep(await state())!.id
  await give('award.mark', { draw: 1, entry: absent, absent: true })
  expect(await refusedOf('go', { step: all })).toBe('step-passed')
  expect((await over()).status).toBe(200)
  expect(await statuses()).toEqual({ [absent!]: 'won', [here!]: 'confirmed' })
  const ear = await host.listen(event)
  const step = nextStep(await state())!
  expect(await ear.send('go', { step: step.id })).toMatchObject({ draw: 2 })
  ear.socket.disconnect()
  expect(await statuses()).toEqual({ [absent!]: 'voided', [here!]: 'confirmed' })
  expect((await state()).draws[1]).toMatchObject({ redraw: 1, count: 1 })
})

test('several awards are confirmed by one command; naming one and several at once is malformed', async () => {
  const entries = (await drawn(prize, 2)).map(({ entry }) => entry)
  const both = { draw: 1, entry: entries[0], entries }
  expect(await refusedOf('award.confirm', both)).toBe('ask-malformed')
  expect(await give('award.confirm', { draw: 1, entries })).toHaveProperty('version')
  expect((await state()).awards.map(({ status }) => status)).toEqual(['confirmed', 'confirmed'])
})

test('no more is drawn than is left, a short pool gives a short result, and an empty one none', async () => {
  const many = (await give('prize.save', { name: 'Many', quantity: 20, counts: false })).id
  expect(await drawn(many, 50)).toHaveLength(8)
  expect((await state()).draws[0]).toMatchObject({ count: 20, pool: 8 })
  expect(await give('draw.start', { prize: many, count: 1 })).toMatchObject({
    refused: 'pool-empty',
    with: { won: 8 },
  })
  expect(await drawn(prize, 5)).toHaveLength(3)
  expect(await refusedOf('draw.start', { prize, count: 1 })).toBe('stock-empty')
  const beacon = (await give('prize.save', { name: 'Beacon', quantity: 1, need: 'beacon' })).id
  // Off until the host turns it on.
  expect(await refusedOf('draw.start', { prize: beacon, count: 1 })).toBe('need-unavailable')
  expect(await refusedOf('draw.start', { prize: many, count: 1, need: 'beacon' })).toBe('need-unavailable')
})

test('a landing begins when the lead, the prize and the least rolling are over, whichever is later', async () => {
  const started = await give('draw.start', { prize, count: 1 })
  await give('draw.call', { word: 'at once' })
  const [draw] = (await state()).draws
  expect(started.draw).toBe(draw!.id)
  expect(draw!.pages[0]!.at).toBe(draw!.at + PACES.small.prize + PACES.small.rolling)
})

test('while black, freeze or hold is on, GO and the call are refused, and what falls due waits for the lifting', async () => {
  const none = (await give('prize.save', { name: 'Quick', quantity: 3, need: 'none', auto: 5 })).id
  for (const name of ['black', 'freeze', 'hold']) {
    await give('draw.start', { prize, count: 1 })
    await layer(name, true)
    for (const ask of [{ word: 'x' }, {}]) expect(await refusedOf('draw.call', ask)).toBe('covered')
    expect(await refusedOf('go', { any: true, word: 'x' })).toBe('covered')
    await layer(name, false)
    await give('draw.call', { word: 'x' })
    await layer(name, true)
    await pass(600_000)
    expect((await state()).draws.at(-1)!.phase).toBe('closed')
    await layer(name, false)
    await until(({ draws }) => draws.at(-1)!.phase === 'revealed')
    // A landing without words waits as well, and is done as soon as the hall can see it.
    await give('draw.start', { prize: none, count: 1 })
    await layer(name, true)
    await pass(600_000)
    expect((await state()).draws.at(-1)!.phase).toBe('open')
    await layer(name, false)
    await until(({ draws }) => draws.at(-1)!.phase === 'closed')
    await pass(600_000)
    await until(({ draws }) => draws.at(-1)!.phase === 'revealed')
  }
})

test('a fault while something falls due is told and tried again: the show goes on', async () => {
  const ledger = running.app.context.house.event(event)!
  const submit = ledger.submit.bind(ledger)
  let faults = 0
  ledger.submit = (submission, session) => {
    if (submission.type !== 'draw.reveal' || faults > 0) return submit(submission, session)
    faults++
    return Promise.reject(new Error('a bug'))
  }
  await give('draw.start', { prize, count: 1 })
  await give('draw.call', { word: 'x' })
  await pass(60_000)
  await until(({ draws }) => draws[0]!.phase === 'revealed')
  expect([faults, running.logs.filter((line) => line.includes('subscriber failed')).length]).toEqual([1, 1])
})

test('a draw that needs no word lands by itself in its time; after a restart it waits for GO, and a late reveal does not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drumroll-draws-'))
  const start = async (ahead: number) => {
    const own = await Running.start({ dataDir: folder })
    own.ahead = ahead
    return own
  }
  const first = await start(0)
  const { event } = await evening(first)
  const quick = { name: 'Quick', quantity: 5, need: 'none', auto: 30 }
  const prize = (await first.host.send(event, 'prize.save', quick)).body.id
  await first.host.send(event, 'draw.start', { prize, count: 1 })
  expect((await first.host.send(event, 'draw.call', { word: 'x' })).body.refused).toBe('word-unwanted')
  await first.stop()

  const second = await start(60_000)
  const listener = await second.host.listen(event)
  for (let i = 0; i < 20; i++) await listener.ask('now')
  await second.host.send(event, 'layer.set', { layer: 'mute', on: true })
  for (let i = 0; i < 20; i++) await listener.ask('now')
  expect((await second.host.state(event)).draws[0]!.phase).toBe('open')
  expect((await second.host.call('POST', `/api/events/${event}/go`, { id: newId(), any: true })).status).toBe(
    200,
  )
  expect((await second.host.state(event)).draws[0]!.phase).toBe('closed')
  await second.stop()

  const third = await start(120_000)
  const later = await third.host.listen(event)
  const revealed = async () => (await third.host.state(event)).draws[0]!.phase === 'revealed'
  while (!(await revealed())) {
    const before = later.received.length
    if (!(await revealed())) await later.until(() => later.received.length > before)
  }
  await third.host.send(event, 'draw.start', { prize, count: 1 })
  third.ahead += 30_000
  await third.host.send(event, 'layer.set', { layer: 'mute', on: false })
  const landed = async () => (await third.host.state(event)).draws[1]!.phase === 'closed'
  while (!(await landed())) {
    const before = later.received.length
    if (!(await landed())) await later.until(() => later.received.length > before)
  }
  await third.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('before its reveal is over a draw’s awards are refused exactly as for an entry that won nothing', async () => {
  const size = PAGE_SIZE + 5
  const batch = (await give('prize.save', { name: 'Batch', quantity: size, counts: false })).id
  for (let i = 0; i < size + 5; i++) {
    const { id } = await give('person.save', { code: `B-${i}`, name: `Batch ${i}` })
    await give('person.check-in', { person: id })
  }
  running.holdClocks()
  const { draw } = await give('draw.start', { prize: batch, count: size })
  await give('draw.call', { word: 'x' })
  const check = async () => {
    const { people, awards } = await state()
    const won = new Set(awards.map(({ entry }) => entry))
    const loser = people.find(({ entry }) => !won.has(entry))!.entry
    for (const winner of [awards[0]!.entry, awards.at(-1)!.entry]) {
      const asks: [string, object, Client][] = [
        ['award.mark', { absent: true }, host],
        ['award.confirm', {}, host],
        ['award.void', { reason: 'absent' }, host],
        ...[host, desk].flatMap((by): [string, object, Client][] =>
          ['hand-over', 'undo', 'unclaimed', 'return'].map((claim) => [`claim.${claim}`, {}, by]),
        ),
      ]
      for (const [type, more, by] of asks) {
        const said = async (entry: string) => JSON.stringify(await give(type, { draw, entry, ...more }, by))
        const [of, instead] = [await said(winner), await said(loser)]
        expect([type, of.replaceAll(winner, '')]).toEqual([type, instead.replaceAll(loser, '')])
        expect(of).toContain('award-unknown')
      }
      const redraw = async (entry: string) =>
        give('award.redraw', { draw, entries: [entry], reason: 'absent' })
      expect(await redraw(winner)).toEqual(await redraw(loser))
    }
    expect(await refusedOf('award.confirm', { draw })).toBe('award-unknown')
  }
  await check()
  const { pages } = (await state()).draws[0]!
  await layer('hold', true)
  await pass(pages[0]!.over + 1 - running.app.context.now())
  await layer('hold', false)
  await until(({ draws }) => draws[0]!.shown > 0)
  await layer('hold', true)
  expect((await state()).draws[0]).toMatchObject({ phase: 'closed', shown: pages[0]!.to })
  await check()
  await layer('hold', false)
  await pass(600_000)
  await until(({ draws }) => draws[0]!.phase === 'revealed')
  expect(await give('award.confirm', { draw })).toHaveProperty('version')
})

test('while a draw is open the list lives on for the next one, and nothing that is sealed changes', async () => {
  const [award] = await drawn(prize, 1)
  const { people, cues } = await state()
  const [one, two] = people.filter(({ entry }) => entry !== award!.entry)
  await give('draw.start', { prize, count: 1 })
  const refused: [string, object][] = [
    ['draw.start', { prize, count: 1 }],
    ['award.redraw', { draw: 1, entries: [award!.entry], reason: 'absent' }],
    ['person.merge', { keep: one!.id, drop: two!.id }],
    ['cue.show', { cue: cues[0]!.id }],
    ['event.close', {}],
    ['people.erase', {}],
    ['event.configure', { roll: 'everyone' }],
    ['event.configure', { leftOut: ['press'] }],
    ['event.configure', { callers: 3 }],
    ...Object.entries({
      name: 'X',
      quantity: 9,
      groups: ['Table 1'],
      per_group: 1,
      excludes: 'none',
      counts: false,
    }).map(([field, value]): [string, object] => ['prize.save', { id: prize, [field]: value }]),
  ]
  const before = await state()
  for (const [type, ask] of refused)
    expect([type, ask, await refusedOf(type, ask)]).toEqual([type, ask, 'draw-open'])
  expect(await state()).toEqual(before)
  const other = (await host.send('house', 'event.new', { title: 'Other' })).body.id
  expect((await host.send('house', 'event.make-current', { event: other })).body.refused).toBe('draw-open')
  const late = (await give('person.save', { code: 'L-1', name: 'Late' })).id
  const accepted: [string, object][] = [
    ['person.check-in', { person: late }],
    ['person.withdraw', { person: one!.id, reason: 'left' }],
    ['person.return', { person: one!.id }],
    ['person.withdraw', { person: two!.id, reason: 'asked' }],
    ['award.void', { draw: 1, entry: award!.entry, reason: 'declined' }],
    ['prize.save', { id: prize, note: 'n', value: 5 }],
    ['sponsor.save', { name: 'S' }],
    ['event.configure', { names: 'masked', absentAfter: 30 }],
  ]
  for (const [type, ask] of accepted)
    expect([type, ask, await refusedOf(type, ask)]).toEqual([type, ask, null])
  await give('draw.call', { word: 'x' })
  await pass(60_000)
  await until(({ draws }) => draws.at(-1)!.phase === 'revealed')
  await give('draw.start', { prize, count: 1 })
  const { opened, people: now } = await state()
  expect(opened!.without.void).toEqual([award!.entry])
  expect(opened!.without.withdrawn).toEqual([two!.entry])
  expect(now.find(({ id }) => id === late)!.sealed).toBe(true)
})

test('a person who was withdrawn during the draw and wins is marked as withdrawn for host and desk', async () => {
  const only = (await give('prize.save', { name: 'All', quantity: 8 })).id
  await give('draw.start', { prize: only, count: 8 })
  const { people } = await state()
  await give('person.withdraw', { person: people[0]!.id, reason: 'left' })
  await give('draw.call', { word: 'x' })
  await pass(60_000)
  await until(({ draws }) => draws[0]!.phase === 'revealed')
  for (const client of [host, desk]) {
    const { awards, out } = await client.state(event)
    expect(awards.map(({ entry }) => entry)).toContain(people[0]!.entry)
    expect(out).toEqual([{ id: people[0]!.entry, reason: 'withdrawn', cause: 'left' }])
  }
})

test('undoing the check-in of who is sealed is a withdrawal, and coming back a return; it makes no void good', async () => {
  const awards = await drawn(prize, 2)
  const { people } = await state()
  const personOf = (entry: string) => people.find((person) => person.entry === entry)!.id
  await give('award.void', { draw: 1, entry: awards[0]!.entry, reason: 'ineligible' })
  for (const { entry } of awards) {
    await give('person.check-in', { person: personOf(entry), undo: true }, desk)
    await give('person.check-in', { person: personOf(entry) }, desk)
  }
  expect((await state()).out).toEqual([{ id: awards[0]!.entry, reason: 'void', cause: 'ineligible' }])
  await give('person.check-in', { person: personOf(awards[1]!.entry), undo: true }, desk)
  expect((await state()).out).toContainEqual({ id: awards[1]!.entry, reason: 'withdrawn', cause: 'left' })
})

const ticket = async (code: string) =>
  (await running.as().call('POST', `/api/events/${event}/ticket`, { code })).body

test('a typed ticket code tells whether it would be in the next draw, and nothing else', async () => {
  await give('event.configure', { roll: 'checked-in' })
  const { id: out } = await give('person.save', { code: 'OUT-1', name: 'Not Here' })
  await give('person.save', { code: 'STAFF-1', name: 'Helper', tags: ['staff'] })
  expect(await ticket('OUT-1')).toEqual({ in: false, award: false })
  await give('person.check-in', { person: out })
  expect(await ticket('OUT-1')).toEqual({ in: true, award: false })
  expect((await ticket('STAFF-1')).in).toBe(false)
  await drawn(prize, 3)
  await give('person.withdraw', { person: out, reason: 'left' })
  expect((await ticket('OUT-1')).in).toBe(false)
  await give('person.return', { person: out })
  await give('event.configure', { roll: 'everyone' })
  expect((await ticket('OUT-1')).in).toBe(true)
})

test('a roll that is set to those checked in is so from the next draw on, also in the proof', async () => {
  await give('event.configure', { roll: 'everyone' })
  const away = (await give('person.save', { code: 'AWAY-1', name: 'Away' })).id
  await give('draw.start', { prize, count: 1 })
  expect((await state()).draws[0]!.pool).toBe(9)
  await give('draw.abandon', { reason: 'other' })
  await give('event.configure', { roll: 'checked-in' })
  await give('draw.start', { prize, count: 1 })
  expect((await state()).draws[1]!.pool).toBe(8)
  const { ok, report } = await proofs()
  expect([ok, report!.seals.map(({ n }) => n)]).toEqual([true, [9, 8]])
  const { link } = (await host.get(`/api/events/${event}/tickets/${away}/link`)).body
  const own = await running
    .as()
    .call('POST', `/api/events/${event}/ticket`, { key: (link as string).split('#')[1] })
  expect(own.body.ticket).toBeNull()
})

test('a redraw for which nobody is left, or while a draw is open, voids nothing', async () => {
  const all = (await give('prize.save', { name: 'All', quantity: 8 })).id
  const awards = await drawn(all, 8)
  const entries = awards.map(({ entry }) => entry)
  const before = await state()
  expect(await refusedOf('award.redraw', { draw: 1, entries, reason: 'absent' })).toBe('pool-empty')
  expect(
    await refusedOf('award.redraw', {
      draw: 1,
      entries: [...entries.slice(0, 2), 'f'.repeat(64)],
      reason: 'absent',
    }),
  ).toBe('award-unknown')
  expect(await state()).toEqual(before)
})

test('a copy with winners takes who has won and been revealed, with entries and seeds of its own', async () => {
  const revealed = await drawn(prize, 2)
  await give('draw.start', { prize, count: 1 })
  await give('draw.call', { word: 'x' })
  const copy = (
    await host.send('house', 'event.copy', { event, as: 'event', with: 'winners', title: 'Evening two' })
  ).body.id
  const source = await state()
  const copied = await host.state(copy)
  const codes = (entries: string[]) =>
    source.people.filter(({ entry }) => entries.includes(entry)).map(({ code }) => code)
  expect(copied.people.map(({ code }) => code)).toEqual(codes(revealed.map(({ entry }) => entry)))
  expect(copied).toMatchObject({
    title: 'Evening two',
    rehearsal: false,
    prizes: [],
    awards: [],
    draws: [],
    seal: null,
  })
  for (const person of copied.people) {
    expect(person.checkedIn).toBe(false)
    expect(source.people.map(({ entry }) => entry)).not.toContain(person.entry)
  }
})

test('a rehearsal is a copy in which all works, with seeds of its own; its files say what it is', async () => {
  await drawn(prize, 1)
  const copy = (await host.send('house', 'event.copy', { as: 'rehearsal', with: 'people' })).body.id
  const { prizes, rehearsal, people } = await host.state(copy)
  expect([rehearsal, people.length, people.every(({ checkedIn }) => checkedIn)]).toEqual([true, 8, true])
  await host.send(copy, 'draw.start', { prize: prizes[0]!.id, count: 1 })
  const anchors = await Promise.all(
    [event, copy].map(async (id) => {
      const { journal } = (await host.get(`/api/events/${id}/proof.json`)).body
      return journal.find(({ body }: any) => body?.type === 'fd1/seal').body.anchor
    }),
  )
  expect(new Set(anchors).size).toBe(2)
  const { headers, text } = await host.get(`/api/events/${copy}/exports/prizes.csv?lang=en`)
  expect(decodeURIComponent(headers.get('content-disposition')!)).toMatch(/rehearsal/i)
  for (const line of text.trim().split('\n')) expect(line).toMatch(/rehearsal/i)
})

const proofs = async () => audit((await running.as().get(`/api/events/${event}/proof.json`)).body)

test('the proof of an evening passes the audit at every stage of a draw', async () => {
  expect((await proofs()).ok).toBe(true)
  await give('draw.start', { prize, count: 2 })
  expect(await proofs()).toMatchObject({ ok: true, report: { open: 1 } })
  await give('draw.call', { word: 'x' })
  expect(await proofs()).toMatchObject({ ok: true, report: { open: 1 } })
  await pass(60_000)
  const { awards } = await until(({ draws }) => draws[0]!.phase === 'revealed')
  await give('award.redraw', { draw: 1, entries: [awards[0]!.entry], reason: 'absent' })
  await give('draw.abandon', { reason: 'technical', word: 'y' })
  const { ok, report } = await proofs()
  expect([ok, report!.draws.map(({ phase }) => phase)]).toEqual([true, ['result', 'abandoned']])
})
