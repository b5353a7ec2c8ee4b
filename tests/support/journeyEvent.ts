import { randomUUID } from 'node:crypto'
import { isRefusal } from '../../shared/show/rule.ts'
import type { Person, Prize, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'
import { eventually } from './eventually.ts'
import type { PageServer } from './builtServer.ts'

type Answer = { version: number; id: string } & Record<string, unknown>

/** An event that is made, and looked at, over HTTP with the host's key: what is on it is no part of the journey. */
export class JourneyEvent {
  private constructor(
    private readonly server: PageServer,
    private readonly token: string,
    readonly id: string,
  ) {}

  /** A real event, made current, with everybody checked in and a cue for every prize. */
  static async make(
    server: PageServer,
    { people = names(8), prizes = [{ name: 'Lamp', quantity: 1 }] }: Partial<Made> = {},
  ): Promise<JourneyEvent> {
    const house = new JourneyEvent(server, await hostToken(server), 'house')
    const { id } = await house.send('event.new', { title: 'Evening', language: 'en' })
    await house.send('event.make-current', { event: id })
    const evening = new JourneyEvent(server, house.token, id)
    for (const [i, person] of people.entries()) await evening.comes(person, `T-${101 + i}`)
    for (const prize of prizes) await evening.send('prize.save', { pace: 'small', ...prize })
    return evening
  }

  /** The event that is current. */
  static async current(server: PageServer): Promise<JourneyEvent> {
    const token = await hostToken(server)
    const { id } = await new JourneyEvent(server, token, 'current').state()
    return new JourneyEvent(server, token, id)
  }

  /** Puts somebody on the list; answers their id. */
  async registers(name: string, code: string): Promise<string> {
    const phone = `1390000${code.slice(2)}0`
    return (await this.send('person.save', { name, code, group: 'Table 1', phone })).id
  }

  /** Puts somebody on the list and checks them in. */
  async comes(name: string, code: string): Promise<void> {
    const id = await this.registers(name, code)
    await this.send('person.check-in', { person: id })
  }

  /** Gives a command; throws what it is refused for. */
  send(type: string, ask: object = {}): Promise<Answer> {
    const path = `/api/events/${this.id}/commands`
    return asked<Answer>(this.server.origin + path, {
      body: { id: randomUUID(), type, ask },
      token: this.token,
    })
  }

  get<T>(path: string): Promise<T> {
    return asked<T>(`${this.server.origin}/api/events/${this.id}/${path}`, { token: this.token })
  }

  /** The ids of all events of the house. */
  async events(): Promise<string[]> {
    const url = `${this.server.origin}/api/events`
    return (await asked<{ id: string }[]>(url, { token: this.token })).map(({ id }) => id)
  }

  /** Another event of the house. */
  of(id: string): JourneyEvent {
    return new JourneyEvent(this.server, this.token, id)
  }

  /** Makes another real event of that title, which is not current. */
  async makes(title: string): Promise<void> {
    const house = new JourneyEvent(this.server, this.token, 'house')
    await house.send('event.new', { title, language: 'en' })
  }

  /** Makes a rehearsal of the event with its people. */
  async rehearse(): Promise<JourneyEvent> {
    const house = new JourneyEvent(this.server, this.token, 'house')
    const { id } = await house.send('event.copy', { event: this.id, as: 'rehearsal', with: 'people' })
    return this.of(id)
  }

  /** The event as its host sees it. */
  async state(): Promise<State> {
    return (await this.get<{ state: State }>('state')).state
  }

  /** A whole draw up to its reveal, without any screen. */
  async draw(prize: Prize, count: number, word = 'moon'): Promise<void> {
    await this.send('draw.start', { prize: prize.id, count })
    await this.send('draw.call', prize.need === 'room' ? { word } : {})
    await eventually(async () => (await this.state()).opened).toBe(null)
  }
}

interface Made {
  people: readonly string[]
  prizes: readonly (Partial<Prize> & { name: string })[]
}

/** So many people who are told apart by their names. */
export const names = (count: number): string[] => NAMES.slice(0, count)

/** Long enough to stand in no other word of a page. */
const NAMES = ['Adaora', 'Bodhild', 'Chidima', 'Dagmara', 'Eskild', 'Fumiko', 'Gorana', 'Hinako']

/** The people who hold an award, of one draw or of all, in their order. */
export function holders(state: State, draw?: number): Person[] {
  return state.awards
    .filter((award) => award.status !== 'voided' && (draw === undefined || award.draw === draw))
    .map(({ entry }) => state.people.find((person) => person.entry === entry)!)
}

/** A prize by its name. */
export const prizeOf = (state: State, name: string): Prize =>
  state.prizes.find((prize) => prize.name === name)!

/** A draw by its number. */
export const drawOf = (state: State, no: number) => find(state.draws, no)!

async function hostToken({ origin, hostLink }: PageServer): Promise<string> {
  const key = new URL(hostLink).hash.slice('#key='.length)
  return (await asked<{ token: string }>(`${origin}/api/session`, { body: { key } })).token
}

async function asked<T>(url: string, { body, token }: { body?: object; token?: string }): Promise<T> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const said = (await response.json()) as T & object
  if (isRefusal(said)) throw new Error(`${url} was refused: ${JSON.stringify(said)}`)
  return said
}
