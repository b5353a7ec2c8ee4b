import { isRefusal, type ImportPlan, type PersonInput } from '../../shared/show/rule.ts'
import { find } from '../../shared/show/table.ts'
import type { State } from '../../shared/show/state.ts'
import { Tickets } from '../../server/house/tickets.ts'
import type { House } from '../../server/house/house.ts'
import { openHouse } from '../../server/house/open.ts'
import type { Done, Ledger } from '../../server/ledger/ledger.ts'
import type { Submitter } from '../../server/ledger/rules.ts'

const TABLES = 21
const MOST_PER_DRAW = 1000
const HOST: Submitter = { id: 'bench', role: 'host', name: '' }
const SERVER: Submitter = { id: 'bench-clock', role: 'server', name: '' }

/** A house with one current event of invented people, and who gives commands to it. */
export class BenchEvent {
  private plan: ImportPlan = { added: [], changed: [] }
  private asked = 0
  private house!: House
  event = ''

  /** In a folder, or in memory. */
  static async make(data: string | null, people: number): Promise<BenchEvent> {
    const show = new BenchEvent()
    show.house = await openHouse({ data, demo: null, plan: () => show.plan })
    show.event = String((await show.send('event.new', { title: '周年晚会' }, 'house'))['id'])
    await show.send('event.make-current', { event: show.event }, 'house')
    if (people > 0) await show.add(people)
    return show
  }

  get ledger(): Ledger<State> {
    return this.house.event(this.event)!
  }

  /** So many more people; answers their ids. */
  async add(count: number, checkedIn = true): Promise<string[]> {
    const from = this.ledger.state.people.length
    this.plan = { added: Array.from({ length: count }, (_, i) => personOf(from + i, checkedIn)), changed: [] }
    await this.send('people.import', { preview: 'made' })
    return this.ledger.state.people.slice(from).map(({ id }) => id)
  }

  /** Keys of the tickets of the first so many people. */
  async keys(count: number): Promise<string[]> {
    const tickets = await Tickets.open(this.house)
    const people = this.ledger.state.people.slice(0, count)
    return Promise.all(people.map(({ id }) => tickets.keyOf(this.ledger, id)))
  }

  /** A cue that shows a message. */
  async cue(title: string): Promise<string> {
    return String((await this.send('cue.save', { scene: 'message', title, content: { text: title } }))['id'])
  }

  /** A prize that needs no word. */
  async prize(name: string, quantity: number): Promise<string> {
    const asked = { name, quantity, need: 'none', per_draw: Math.min(quantity, MOST_PER_DRAW) }
    return String((await this.send('prize.save', asked))['id'])
  }

  /** Draws units of a prize and reveals them at once. */
  async draw(prize: string, count: number): Promise<void> {
    const draw = Number((await this.send('draw.start', { prize, count }))['draw'])
    await this.send('draw.call', {})
    for (const { to } of find(this.ledger.state.draws, draw)!.pages)
      await this.send('draw.reveal', { draw, to }, this.event, SERVER)
  }

  async send(type: string, ask: Record<string, unknown>, event = this.event, by = HOST): Promise<Done> {
    const answer = await this.house.submit(event, { id: `${this.asked++}`, type, ask }, by)
    if (isRefusal(answer)) throw new Error(`${type}: ${answer.refused}`)
    return answer
  }

  close(): Promise<void> {
    return this.house.close()
  }
}

const FAMILY = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华'

function personOf(i: number, checkedIn: boolean): PersonInput {
  const given = GIVEN[i % GIVEN.length]! + GIVEN[Math.floor(i / GIVEN.length) % GIVEN.length]!
  return {
    code: `T${String(i).padStart(6, '0')}`,
    name: FAMILY[(i * 7) % FAMILY.length]! + given,
    group: `${1 + (i % TABLES)} 桌`,
    tags: [],
    weight: 1,
    phone: String(13_900_000_000 + i),
    email: '',
    checkedIn,
  }
}
