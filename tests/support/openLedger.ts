import { eventRules } from '../../server/ledger/eventRules.ts'
import type { StateChange } from '../../server/ledger/replica.ts'
import type { Journal } from '../../server/journals/journal.ts'
import { Ledger, type Answer, type Done } from '../../server/ledger/ledger.ts'
import { Rolls } from '../../server/ledger/rolls.ts'
import type { Submitter } from '../../server/ledger/rules.ts'
import { isRefusal } from '../../shared/show/rule.ts'
import type { State } from '../../shared/show/state.ts'

export const EVENT = 'ev-1'
export const TIP = '5a'.repeat(32)
/** 2026-05-25 12:00 UTC, epoch ms. */
export const NOON = Date.parse('2026-05-25T12:00:00.000Z')

export const HANA: Submitter = { id: 's-hana', role: 'host', name: 'Hana' }
export const SAM: Submitter = { id: 's-sam', role: 'host', name: 'Sam' }
export const DESK: Submitter = { id: 's-desk', role: 'desk', name: 'Dora' }
export const STAGE: Submitter = { id: 's-stage', role: 'stage', name: '' }

let ids = 0
const newId = (): string => `id-${++ids}`

/** An event's ledger on a journal, and what its subscribers were told. */
export class OpenLedger {
  readonly told: StateChange<State>[] = []
  private constructor(
    readonly ledger: Ledger<State>,
    readonly journal: Journal,
  ) {
    ledger.on((change) => this.told.push(change))
  }

  /** `clock` gives the epoch ms of every look at it. */
  static async on(journal: Journal, clock: () => number = () => NOON): Promise<OpenLedger> {
    return new OpenLedger(
      await Ledger.open(EVENT, eventRules(TIP, new Rolls()), journal, { now: clock }),
      journal,
    )
  }

  get state(): State {
    return this.ledger.state
  }

  /** Gives a command under an id of its own, unless one is named. */
  give(
    type: string,
    ask: Record<string, unknown> = {},
    { by = HANA, id = newId(), at }: { by?: Submitter; id?: string; at?: number } = {},
  ): Promise<Answer> {
    return this.ledger.submit({ id, type, ask, at }, by)
  }

  /** As `give`; a refusal is a fault of the test. */
  async do(type: string, ask: Record<string, unknown> = {}, more: { by?: Submitter; id?: string } = {}) {
    const answer = await this.give(type, ask, more)
    if (isRefusal(answer)) throw new Error(`${type}: ${JSON.stringify(answer)}`)
    return answer as Done & { id: string }
  }

  /** People who are in, and a prize; answers its id. */
  async prepare(people = 5, prize: Record<string, unknown> = {}): Promise<string> {
    await this.ledger.record([{ type: 'event-made', title: 'Evening', rehearsal: false }])
    for (let i = 1; i <= people; i++) {
      const { id } = await this.do('person.save', { code: `T-${i}`, name: `Guest ${i}` })
      await this.do('person.check-in', { person: id })
    }
    return (await this.do('prize.save', { name: 'Lamp', quantity: 3, ...prize })).id
  }

  /** A draw from its start to its reveal; answers its number. */
  async draw(prize: string, count = 1): Promise<number> {
    const { draw } = await this.do('draw.start', { prize, count })
    await this.do('draw.call', { word: 'seven' })
    await this.ledger.submit(
      { id: 'reveal', type: 'draw.reveal', ask: { draw, to: count } },
      { id: 'clock', role: 'server', name: '' },
    )
    return draw as number
  }
}

/** A journal of which some ways are replaced. */
export const altered = (journal: Journal, ways: Partial<Journal>): Journal =>
  new Proxy(journal, {
    get(inner, name) {
      const way: unknown = Reflect.get(ways, name) ?? Reflect.get(inner, name)
      return typeof way === 'function' ? way.bind(inner) : way
    },
  })
