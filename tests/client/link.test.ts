import { expect, test } from 'vitest'
import { Random } from '../../server/demo/random.ts'
import { UNLIMITED } from '../support/faultyNetwork.ts'
import { LinkedEvent, type Page } from '../support/linkedEvent.ts'
import { evening, Running } from '../support/runningServer.ts'

/** A test with an event of its own: what a link notices it notices by time, so all wait side by side. */
function linked(name: string, run: (at: LinkedEvent) => Promise<void>): void {
  test.concurrent(name, { timeout: 180_000 }, async () => {
    const at = await LinkedEvent.start()
    try {
      await run(at)
    } finally {
      await at.stop()
    }
  })
}

for (const role of ['host', 'hall'] as const) {
  linked(`a ${role} that is cut off again and again misses no fact and takes none twice`, async (at) => {
    const { running, host, event, network } = at
    const seed = Math.floor(Date.now())
    const random = new Random(seed)
    const page = await at.page({ role })
    const made: string[] = []
    for (let i = 0; i < 60; i++) {
      made.push(await at.sponsor(`Sponsor ${i}`))
      if (i % 6 !== 5) continue
      network.limitNext = () => ({ bytes: 150 + random.int(4000), ends: 'cut' })
      network.cut()
      await network.connected()
    }
    network.limitNext = () => UNLIMITED
    network.cut()
    await page.until(() => page.version === at.version && page.is === 'live')
    expect([seed, page.put]).toEqual([seed, made])
    expect([seed, page.snapshots]).toEqual([seed, 1])
    const as = role === 'hall' ? running.as() : host
    expect(JSON.parse(JSON.stringify(page.state))).toEqual(await as.state(event))
    expect(page.states.filter((state) => state === 'lost').length).toBeGreaterThan(5)
  })
}

linked('a server with another history sends its own state whole', async (at) => {
  const { network } = at
  const page = await at.page({ role: 'hall', token: undefined })
  const other = await Running.start()
  const { event: theirs } = await evening(other)
  const ledger = other.app.context.house.event(theirs)!
  while (ledger.version < page.version) await other.host.send(theirs, 'sponsor.save', { name: 'Same length' })
  network.redirect(other.base)
  await page.until(() => page.state?.id === theirs)
  expect([page.version, page.snapshots]).toEqual([ledger.version, 2])
  await other.host.send(theirs, 'sponsor.save', { name: 'Goes on' })
  await page.until(() => page.state!.sponsors.some(({ name }) => name === 'Goes on'))
  network.cut()
  page.link.end()
  await other.stop()
})

linked('a page knows the head of the journal, after what it is not shown too', async (at) => {
  const { running, host, event } = at
  const page = await at.page({ role: 'stage' })
  const ledger = running.app.context.house.event(event)!
  expect(page.head).toBe(ledger.head())
  const [before, held] = [page.head, page.state]
  const { id, code, name } = (await host.state(event)).people[0]!
  await host.send(event, 'person.save', { id, code, name, phone: '13900001234' })
  await page.until(() => page.head !== before)
  expect([page.head, page.state]).toEqual([ledger.head(), held])
})

linked('facts that do not follow are not taken: the page begins anew', async (at) => {
  const { running } = at
  const page = await at.page({ role: 'desk' })
  const [connection] = running.app.context.connections.ofRole('desk')
  connection!.emit('facts', {
    from: 1,
    to: 2,
    head: '',
    facts: [{ at: 0, body: { type: 'seen', set: { title: 'Wrong' } } }],
    now: 0,
  })
  await page.until(() => page.snapshots === 2 && page.is === 'live')
  expect(page.state!.title).toBe('Evening')
  expect(page.version).toBe(at.version)
})

linked('a command whose answer is lost is asked after by its id, and done once', async (at) => {
  const { host, event, network } = at
  const page = await at.page()
  network.dropsToPage = true
  const before = at.version
  const answer = page.link.send('sponsor.save', { name: 'Lost answer' }, 'lost-1')
  await page.until(() => page.checking.length > 0)
  expect(at.version).toBe(before + 1)
  network.dropsToPage = false
  network.cut()
  const said = await answer
  expect(said).toEqual((await host.get(`/api/events/${event}/commands/lost-1`)).body)
  expect(said).toMatchObject({ version: before + 1, id: expect.any(String) })
  expect([page.checking, await at.named('Lost answer')]).toEqual([[1, 0], 1])
})

linked('a refusal whose answer is lost is found as well', async (at) => {
  const { network } = at
  const page = await at.page()
  network.dropsToPage = true
  const answer = page.link.send('draw.call', { word: 'nothing is open' })
  await page.until(() => page.checking.length > 0)
  network.dropsToPage = false
  network.cut()
  expect(await answer).toMatchObject({ refused: 'no-draw-open' })
})

linked('a command that never arrived is told so, and is not sent later', async (at) => {
  const { network } = at
  const page = await at.page()
  network.dropsFromPage = true
  const answer = page.link.send('sponsor.save', { name: 'Never arrived' })
  await page.until(() => page.checking.length > 0)
  network.dropsFromPage = false
  network.cut()
  expect(await answer).toMatchObject({ refused: 'not-received' })
  await page.until(() => page.is === 'live')
  expect(await page.link.send('sponsor.save', { name: 'Arrives' })).toHaveProperty('version')
  expect([await at.named('Never arrived'), await at.named('Arrives')]).toEqual([0, 1])
})

linked(
  'while the link is cut and mends before the answer is missed, the answer is still that of the first sending',
  async (at) => {
    const { network } = at
    const page = await at.page()
    network.dropsFromPage = true
    const answer = page.link.send('sponsor.save', { name: 'Gone at once' })
    network.cut()
    network.dropsFromPage = false
    await page.until(() => page.is === 'lost')
    await page.until(() => page.is === 'live')
    expect(await answer).toMatchObject({ refused: 'not-received' })
    expect(await at.named('Gone at once')).toBe(0)
  },
)

linked(
  'a server in trouble is no answer: the page asks on until it is told what became of its command',
  async (at) => {
    const { running, event, network } = at
    const page = await at.page()
    const events = running.app.context.house.event(event)!
    const answers = events.answer.bind(events)
    let asked = 0
    events.answer = async (session, id) => {
      if (++asked < 3) throw new Error('in trouble')
      return answers(session, id)
    }
    network.dropsToPage = true
    const answer = page.link.send('sponsor.save', { name: 'Patience' })
    await page.until(() => page.checking.length > 0)
    network.dropsToPage = false
    network.cut()
    expect(await answer).toHaveProperty('version')
    expect(asked).toBe(3)
  },
)

linked('an answer is looked for in the event that the command was given to', async (at) => {
  const { host, network } = at
  const page = await at.page()
  network.dropsToPage = true
  const answer = page.link.send('sponsor.save', { name: 'Before the change' })
  await page.until(() => page.checking.length > 0)
  const other = (await host.send('house', 'event.new', { title: 'Other' })).body.id
  await host.send('house', 'event.make-current', { event: other })
  network.dropsToPage = false
  network.cut()
  await page.until(() => page.state?.id === other)
  expect(await answer).toHaveProperty('version')
})

linked('what is pressed while there is no link is refused at once and never sent', async (at) => {
  const { host, event, network } = at
  const page = await at.page()
  network.down()
  await page.until(() => page.is === 'lost')
  const before = at.version
  for (let i = 0; i < 5; i++)
    expect(await page.link.send('sponsor.save', { name: 'Offline' }, `offline-${i}`)).toMatchObject({
      refused: 'offline',
    })
  page.link.tell('report', { output: 'main', fps: 60, error: null })
  network.up()
  await page.until(() => page.is === 'live')
  expect(await page.link.send('layer.set', { layer: 'mute', on: true })).toHaveProperty('version')
  expect([at.version, await at.named('Offline')]).toEqual([before + 1, 0])
  expect((await host.get(`/api/events/${event}/commands/offline-0`)).status).toBe(404)
})

linked('a link that carries nothing any more is noticed and made anew', async (at) => {
  const { network } = at
  const page = await at.page()
  network.stall()
  const missed = await at.sponsor('Missed')
  await page.until(() => page.is === 'lost')
  await page.until(() => page.is === 'live' && page.version === at.version)
  expect([page.put, page.snapshots]).toEqual([[missed], 1])
})

linked('a server that lets the page connect and then says nothing is noticed too', async (at) => {
  const { network } = at
  const page = await at.page()
  // As far as the greeting of Engine.IO, whose own heartbeat would notice in 45 s.
  network.limitNext = () => ({ bytes: 250, ends: 'silence' })
  network.cut()
  await network.connected()
  network.limitNext = () => UNLIMITED
  await page.until(() => page.is === 'live')
  expect(page.snapshots).toBe(1)
})

linked('a link whose session has ended says why, and is back when it may', async (at) => {
  const { running, host } = at
  const desk = await running.staff('desk')
  const page = await at.page({ role: 'desk', token: desk.token })
  await host.send('house', 'key.revoke', { key: desk.key })
  await page.until(() => page.is === 'refused')
  expect(page.refused).toMatchObject({ refused: 'session-unknown' })
  expect(await page.link.send('claim.undo', {})).toMatchObject({ refused: 'offline' })
})

linked('a link that has ended stays so, whatever it was waiting for', async (at) => {
  const { running } = at
  const page = await at.page({ role: 'desk' })
  const other = await at.page({ role: 'stage' })
  const dismiss = async (...those: [role: 'desk' | 'stage', page: Page][]) => {
    for (const [role] of those)
      for (const connection of running.app.context.connections.ofRole(role)) connection.disconnect(true)
    await Promise.all(those.map(([, one]) => one.until(() => one.is === 'lost')))
  }
  await dismiss(['desk', page], ['stage', other])
  page.link.end()
  const told = page.states.length
  // By the time that the other has come back twice, this one would have.
  await other.until(() => other.is === 'live')
  await dismiss(['stage', other])
  await other.until(() => other.is === 'live')
  expect([running.app.context.connections.count('desk'), page.states.length]).toEqual([0, told])
})

linked('black is set whatever else has changed; a draw is not', async (at) => {
  const { host, event, network } = at
  const page = await at.page()
  const { prizes } = page.state!
  network.dropsToPage = true
  await host.send(event, 'layer.set', { layer: 'mute', on: false })
  const answers = [
    page.link.send('layer.set', { layer: 'black', on: true }),
    page.link.send('draw.start', { prize: prizes[0]!.id, count: 1 }),
  ]
  await page.until(() => page.checking.length > 0)
  network.dropsToPage = false
  network.cut()
  const [black, draw] = await Promise.all(answers)
  expect(black).toHaveProperty('version')
  expect(draw).toMatchObject({ refused: 'stale' })
})

linked('the clock of a page is the server’s', async (at) => {
  const { running } = at
  running.ahead = 3_600_000
  const page = await at.page()
  expect(page.link.clock.now() - Date.now()).toBeGreaterThan(3_500_000)
  expect(page.link.clock.error()).toEqual(expect.any(Number))
})
