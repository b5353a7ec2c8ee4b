import type { Incoming } from '../../shared/formats/people.ts'
import { prizePlan } from '../../shared/formats/prizeDifference.ts'
import { line, type Line } from '../../shared/fair/journal.ts'
import type { RollRow } from '../../shared/fair/roll.ts'
import { isPublic } from '../../shared/fair/records.ts'
import { anchor, seed } from '../../shared/fair/seeds.ts'
import {
  isRefusal,
  type Body,
  type Context,
  type Fact,
  type ImportPlan,
  type PrizePlan,
  type PrizeRow,
  type Refusal,
  type Who,
} from '../../shared/show/rule.ts'
import { emptyState, type State } from '../../shared/show/state.ts'
import { isSigned, SIGNATURE } from './fairScenario.ts'
import { system, type System } from './showSystem.ts'

const TIP = '5a'.repeat(32)
const ANCHOR = anchor(TIP)
const seeds = new Map<number, Uint8Array>()
const seedOf = (no: number): Uint8Array => seeds.get(no) ?? seeds.set(no, seed(TIP, no)).get(no)!
const HOST: Who = { role: 'host', name: 'Host' }

/** A command that was given, with the states around it and what it made. */
export interface RecordedCommand {
  type: string
  ask: Record<string, unknown>
  who: Who
  before: State
  after: State
  facts: Fact[]
  refused: Refusal | null
  /** The rows of the list, of an import. */
  rows?: readonly Incoming[]
}

/** Drives an event through the pure core alone, without a server, and keeps what happened: facts, journal lines, state. */
export class ShowRecorder {
  state: State
  facts: Fact[] = []
  lines: (Line & { body: Body })[] = []
  now = Date.parse('2026-05-25T12:00:00.000Z')
  private ids = 0

  constructor(readonly parts: System = system) {
    this.state = emptyState('ev-1')
    this.record([{ type: 'event-made', title: 'Gala', rehearsal: false }])
  }

  /** Another that goes on from here by itself. */
  copy(): ShowRecorder {
    const lists = { facts: [...this.facts], lines: [...this.lines] }
    return Object.assign(new ShowRecorder(this.parts), this, lists)
  }

  /** Gives a command; answers what it made (`id`, `draw` …), or the refusal. */
  do(
    type: string,
    ask: Record<string, unknown> = {},
    who: Who = HOST,
    plan?: ImportPlan,
    prizes?: PrizePlan,
  ): RecordedCommand & { answer: Record<string, unknown> } {
    const before = this.state
    const command = { type, ask }
    const done =
      this.parts.refuse(before, command, who) ??
      this.parts.decide(before, command, this.context(who, plan, prizes))
    if (isRefusal(done))
      return { type, ask, who, before, after: before, facts: [], refused: done, answer: {} }
    const facts = this.record(done.facts)
    return { type, ask, who, before, after: this.state, facts, refused: null, answer: done.answer ?? {} }
  }

  /** Imports a list of prizes as the server does: its difference to the prizes there are is the plan of the command. */
  importPrizes(rows: readonly PrizeRow[]): RecordedCommand {
    return this.do('prizes.import', { preview: 'p' }, HOST, undefined, prizePlan(this.state, rows))
  }

  /** Imports a list of people as the server does, by its difference to the people there are: rows that only the host may decide on are left out of what is recorded. */
  import(listed: readonly Incoming[]): RecordedCommand {
    const { added, changed, replaced, problems } = this.parts.difference(this.state.people, listed)
    const undecided = [...replaced, ...problems.filter(({ code }) => code === 'name-sealed')]
    const left = new Set(undecided.map(({ row }) => row))
    const rows = listed.filter(({ row }) => !left.has(row))
    return { ...this.do('people.import', { preview: 'p' }, HOST, { added, changed }), rows }
  }

  /** Does what the server's clock would do until nothing is due; every round of the beacon is signed with the same stand-in. */
  wait(): void {
    for (let next = this.parts.due(this.state); next; next = this.parts.due(this.state)) {
      this.now = Math.max(this.now, next.at)
      const beacon = next.round !== undefined && { beacon: { round: next.round, signature: SIGNATURE } }
      if (this.do(next.type, { ...next.ask, ...beacon }, { role: 'server', name: '' }).refused) return
    }
  }

  context(who: Who = HOST, plan?: ImportPlan, prizes?: PrizePlan): Context {
    return {
      now: this.now,
      who,
      id: () => `id${++this.ids}`,
      salt: () => (++this.ids).toString(16).padStart(32, '0'),
      anchor: ANCHOR,
      seed: seedOf,
      plan,
      prizes,
      guests: {
        connected: this.state.people.filter((_, i) => i % 3 !== 1).map(({ id }) => id),
        lot: ++this.ids,
      },
      beacon: isSigned,
    }
  }

  /** The proof that the server would publish. */
  proof(): object {
    const rolls: Record<string, RollRow[]> = {}
    let rows = new Map<string, RollRow>()
    const open = this.state.opened && this.lines.findIndex(({ body }) => isClose(body, this.state))
    const end = open === null || open < 0 ? this.lines.length : open
    const journal = this.lines.slice(0, end).map(({ body, ...bare }) => {
      if (body.type === 'roll-sealed') {
        const { root, put, drop } = body
        for (const entry of drop) rows.delete(entry)
        rows = new Map([...rows, ...put.map((row): [string, RollRow] => [row[0], row])])
        rolls[root] = [...rows.values()].sort((a, b) => (a[0] < b[0] ? -1 : 1))
      }
      return isPublic(body) ? { ...bare, body } : bare
    })
    return { format: 'fd1/proof', event: this.state.id, journal, rolls }
  }

  private record(bodies: readonly Body[]): Fact[] {
    const facts = bodies.map((body) => {
      const last = this.lines.at(-1) ?? null
      const chained = body.type === 'fd1/open' ? { ...body, prev: last!.hash } : body
      const whole = body.type.startsWith('fd1/')
        ? chained
        : { ...chained, salt: (++this.ids).toString(16).padStart(32, '0') }
      const next = line(last, new Date(this.now).toISOString(), whole)
      this.lines.push({ ...next, body: whole })
      return { at: Date.parse(next.at), body: whole }
    })
    this.facts.push(...facts)
    this.state = this.parts.evolve(this.state, facts)
    return facts
  }
}

function isClose(body: Body, state: State): boolean {
  const draw = state.draws.find((one) => one.id === state.opened?.no)
  return body.type === 'fd1/close' && body.open === draw?.open
}
