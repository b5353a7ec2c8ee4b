import type { Socket } from 'socket.io'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Channels } from '../../server/broadcast/channels.ts'
import type { House } from '../../server/house/house.ts'
import { openHouse } from '../../server/house/open.ts'
import type { Done } from '../../server/ledger/ledger.ts'
import { audit } from '../../shared/fair/audit.ts'
import { root } from '../../shared/fair/merkle.ts'
import type { Proof } from '../../shared/fair/proof.ts'
import { evolve } from '../../shared/show/evolve.ts'
import { isRefusal, type PersonInput } from '../../shared/show/rule.ts'
import { see } from '../../shared/show/see.ts'
import type { State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'
import { checkTicket } from '../../shared/fair/ticket.ts'
import type { Facts, Snapshot } from '../../shared/wire.ts'

/** More than are hashed, drawn from, or sent at once. */
const PEOPLE = 4500
const HOST = { id: 'host', role: 'host', name: 'Hana' } as const
const ROLES = ['host', 'desk', 'stage', 'confidence', 'hall'] as const

let house: House
let channels: Channels
let event: string
let prize: string
let ids = 0

beforeAll(async () => {
  const added = Array.from({ length: PEOPLE }, (_, i) => personOf(i))
  house = await openHouse({ data: null, demo: null, plan: () => ({ added, changed: [] }) })
  event = String((await give('event.new', { title: 'Gala' }, 'house'))['id'])
  await give('event.make-current', { event }, 'house')
  await give('people.import', { preview: 'made' })
  prize = String((await give('prize.save', { name: 'Bag', quantity: 50, need: 'none' }))['id'])
  channels = new Channels(house, { now: Date.now })
})
afterAll(async () => {
  channels.end()
  await house.close()
})

async function give(type: string, ask: Record<string, unknown>, where = event): Promise<Done> {
  const answer = await house.submit(where, { id: `${ids++}`, type, ask }, HOST)
  if (isRefusal(answer)) throw new Error(`${type}: ${answer.refused}`)
  return answer
}

const stateNow = (): State => house.event(event)!.state
const proofNow = async () => JSON.parse((await house.proof(event)).json) as Proof
/** What an auditor finds wrong. */
const faults = async () => audit(await proofNow()).findings.filter(({ level }) => level !== 'note')

/** The other end of a page's socket: folds what it is sent into a view. */
class Page {
  view = {} as State
  version = -1
  private readonly conn = {
    writeBuffer: [],
    write: (text: string) => this.hear(text),
    close: () => undefined,
  }
  readonly socket = { connected: true, conn: this.conn } as unknown as Socket

  private hear(text: string): void {
    const said = JSON.parse(text.slice(1)) as ['snapshot', Snapshot<State>] | ['facts', Facts]
    if (said[0] === 'snapshot') [this.view, this.version] = [said[1].state!, said[1].version]
    else {
      const { from, to, facts } = said[1]
      expect(from).toBe(this.version)
      this.view = evolve(this.view, facts)
      this.version = to
    }
  }

  /** Resolves once it has heard of what the ledger holds. */
  async upToDate(): Promise<void> {
    await expect.poll(() => this.version, { timeout: 20_000 }).toBe(house.event(event)!.version)
  }
}

test(
  'a list of thousands is sealed and drawn from as a short one is, and every page is told the same',
  { timeout: 60_000 },
  async () => {
    const pages = ROLES.map((role) => [role, new Page()] as const)
    for (const [role, page] of pages) channels.feed(event, role)!.join(page.socket)
    const { draw } = await give('draw.start', { prize, count: 50 })
    expect(stateNow().seal).toMatchObject({ n: PEOPLE, root: root(stateNow().roll) })
    expect(stateNow().people.every(({ sealed }) => sealed)).toBe(true)
    await give('draw.call', {})
    expect(new Set(find(stateNow().draws, Number(draw))!.winners).size).toBe(50)
    await reveal(Number(draw))
    expect(await faults()).toEqual([])
    const winner = stateNow().people.find(({ entry }) => entry === stateNow().awards[0]!.entry)!
    const ticket = (await house.ticket(event, winner.id))!
    expect(checkTicket(ticket, await proofNow()).filter(({ level }) => level === 'error')).toEqual([])
    for (const [role, page] of pages) {
      await page.upToDate()
      const { people, ...seen } = JSON.parse(JSON.stringify(see(role, stateNow()))) as State
      const { people: held, ...view } = page.view
      expect([role, view]).toEqual([role, seen])
      expect(held.map(({ pinyin: _read, ...person }) => person)).toEqual(people)
    }
  },
)

test(
  'who comes while a list is hashed is in its seal, and other commands are answered before it',
  { timeout: 60_000 },
  async () => {
    const order: string[] = []
    await give('prize.save', { name: 'Cup', quantity: 1, need: 'none' })
    const added = Array.from({ length: 2500 }, (_, i) => personOf(PEOPLE + i))
    for (const person of added.slice(0, 12)) await give('person.save', { ...person })
    const started = give('draw.start', { prize: stateNow().prizes.at(-1)!.id, count: 1 })
    const saved = give('person.save', { ...personOf(PEOPLE + 12) })
    await Promise.all([started.then(() => order.push('seal')), saved.then(() => order.push('person'))])
    expect(order).toEqual(['person', 'seal'])
    expect(stateNow().seal).toMatchObject({ n: PEOPLE + 13, root: root(stateNow().roll) })
    await give('draw.call', {})
    await reveal(stateNow().draws.at(-1)!.id)
    expect(await faults()).toEqual([])
  },
)

async function reveal(draw: number): Promise<void> {
  for (const { to } of find(stateNow().draws, draw)!.pages) {
    const server = { id: 'clock', role: 'server', name: '' } as const
    const answer = await house.submit(
      event,
      { id: `${ids++}`, type: 'draw.reveal', ask: { draw, to } },
      server,
    )
    if (isRefusal(answer)) throw new Error(answer.refused)
  }
}

function personOf(i: number): PersonInput {
  return {
    code: `T${i}`,
    name: `来宾 ${i}`,
    group: `${i % 21}`,
    tags: [],
    weight: 1 + (i % 3),
    phone: '',
    email: '',
  }
}
