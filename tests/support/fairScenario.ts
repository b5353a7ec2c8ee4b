import { hash, toHex } from '../../shared/fair/hash.ts'
import { line, type Line } from '../../shared/fair/journal.ts'
import { root } from '../../shared/fair/merkle.ts'
import { pool, winners } from '../../shared/fair/pick.ts'
import type { Proof } from '../../shared/fair/proof.ts'
import {
  QUICKNET,
  type Close,
  type Need,
  type Open,
  type PublicRecord,
  type Seal,
  type SealedPrize,
  type VoidReason,
  type WithdrawReason,
} from '../../shared/fair/records.ts'
import { entrants, inOrder, tickets, type RollRow } from '../../shared/fair/roll.ts'
import { anchor, seed } from '../../shared/fair/seeds.ts'

/** The signature that a scenario's beacon has; `isSigned` stands in for the check of a real one. */
export const SIGNATURE = 'b'.repeat(96)
export const isSigned = (_: number, signature: string): boolean => signature === SIGNATURE

const GENESIS = 1_692_803_367_000

export function prize(id: string, more: Partial<SealedPrize> = {}): SealedPrize {
  const rest = { groups: null, per_group: 0, excludes: 'winners', counts: true } as const
  return { id, name: `Prize ${id}`, quantity: 3, unit: 'person', ...rest, ...more }
}

/** The entries of n people, weights 1, spread over groups; none has a group when there are none. */
export function people(n: number, groups: readonly string[] = []): RollRow[] {
  const group = (i: number) => (groups.length === 0 ? '' : groups[i % groups.length]!)
  return inOrder(Array.from({ length: n }, (_, i): RollRow => [hash(`person ${i}`), 1, group(i)]))
}

/** Writes an honest journal in the simplest way; what it writes must pass every audit. */
export class FairScenario {
  readonly event = 'ev-scenario'
  readonly tip = hash('tip')
  readonly journal: Line[] = []
  readonly rolls: Record<string, RollRow[]> = {}
  readonly awards: { no: number; prize: string; entry: string; live: boolean }[] = []
  readonly out = new Map<string, 'void' | 'withdrawn'>()
  private seals: Seal[] = []
  private opens: Open[] = []
  private now = Date.parse('2026-05-25T12:00:00.000Z')

  write(body: object): this {
    this.journal.push(line(this.journal[this.journal.length - 1] ?? null, this.tick(), body))
    return this
  }

  /** A line whose body the public does not see. */
  private(): this {
    return this.write({ type: 'claim', salt: hash(this.journal.length).slice(0, 32) })
  }

  seal(rows: RollRow[], prizes: SealedPrize[], text = 'Winners must be in the room.'): this {
    const listed = { root: root(rows), n: rows.length, tickets: tickets(rows) }
    this.rolls[listed.root] = rows
    const no = this.seals.length + 1
    const seal: Seal = {
      type: 'fd1/seal',
      event: this.event,
      no,
      ...listed,
      anchor: anchor(this.tip),
      prizes,
      text,
    }
    this.seals.push(seal)
    return this.write(seal)
  }

  open(id: string, count: number, need: Need = 'room', more: Partial<Open> & { rule?: string[] } = {}): this {
    const { rule = [], ...members } = more
    const seal = this.seals[this.seals.length - 1]!
    const sealed = this.prize(id)
    const open: Open = {
      type: 'fd1/open',
      event: this.event,
      no: this.opens.length + 1,
      seal: hash(seal),
      prev: this.journal[this.journal.length - 1]!.hash,
      prize: id,
      count,
      without: { ...this.without(sealed), rule: [...rule].sort() },
      taken: this.taken(sealed),
      need,
      beacon: need === 'beacon' ? { chain: QUICKNET, round: this.nextRound() } : null,
      redraw: null,
      ...members,
    }
    this.opens.push(open)
    return this.write(open)
  }

  close(room = ''): this {
    const open = this.opens[this.opens.length - 1]!
    const beacon = open.beacon && { round: open.beacon.round, signature: SIGNATURE }
    if (beacon) this.now += 60_000
    const close: Close = { type: 'fd1/close', open: hash(open), room, beacon }
    const won = this.winners(open, hash(close))
    this.write(close)
    this.awards.push(...won.map((entry) => ({ no: open.no, prize: open.prize, entry, live: true })))
    return this.write({ type: 'fd1/result', close: hash(close), seed: this.seed(open), winners: won })
  }

  abandon(room = ''): this {
    const open = this.opens[this.opens.length - 1]!
    const record = { type: 'fd1/abandon', open: hash(open), seed: this.seed(open), room, reason: 'technical' }
    return this.write(record)
  }

  void(at: number, reason: VoidReason = 'absent'): this {
    const award = this.awards[at]!
    award.live = false
    this.out.set(award.entry, 'void')
    return this.write({ type: 'fd1/void', no: award.no, entry: award.entry, reason })
  }

  withdraw(entry: string, reason: WithdrawReason = 'left'): this {
    this.out.set(entry, 'withdrawn')
    return this.write({ type: 'fd1/withdraw', entry, reason })
  }

  return(entry: string): this {
    this.out.delete(entry)
    return this.write({ type: 'fd1/return', entry })
  }

  left(id: string): number {
    return this.prize(id).quantity - this.awards.filter((award) => award.live && award.prize === id).length
  }

  entrants(id: string): readonly RollRow[] {
    const seal = this.seals[this.seals.length - 1]!
    return entrants(this.event, this.rolls[seal.root]!, this.prize(id).unit)
  }

  proof(): Proof {
    const journal = this.journal.map(({ body, ...rest }) => {
      return (body as PublicRecord).type.startsWith('fd1/') ? { ...rest, body } : rest
    })
    return JSON.parse(
      JSON.stringify({ format: 'fd1/proof', event: this.event, journal, rolls: this.rolls }),
    ) as Proof
  }

  private tick(): string {
    this.now += 7_000
    return new Date(this.now).toISOString()
  }

  private nextRound(): number {
    return Math.ceil((this.now + 30_000 - GENESIS) / 3_000) + 1
  }

  private seed(open: Open): string {
    return toHex(seed(this.tip, open.no))
  }

  private prize(id: string): SealedPrize {
    return this.last(id)!
  }

  private last(id: string): SealedPrize | undefined {
    for (let i = this.seals.length - 1; i >= 0; i--) {
      const found = this.seals[i]!.prizes.find((one) => one.id === id)
      if (found) return found
    }
    return undefined
  }

  private without(sealed: SealedPrize) {
    const all = this.entrants(sealed.id).map(([entry]) => entry)
    const held = (entry: string) =>
      this.awards.some((award) => {
        const other = this.last(award.prize)!
        if (!award.live || award.entry !== entry || other.unit !== sealed.unit) return false
        if (sealed.excludes === 'none') return false
        return award.prize === sealed.id || (sealed.excludes === 'winners' && other.counts)
      })
    return {
      won: all.filter((entry) => !this.out.has(entry) && held(entry)).sort(),
      void: all.filter((entry) => this.out.get(entry) === 'void').sort(),
      withdrawn: all.filter((entry) => this.out.get(entry) === 'withdrawn').sort(),
    }
  }

  private taken(sealed: SealedPrize): [string, number][] {
    if (sealed.per_group === 0) return []
    const group = new Map(this.entrants(sealed.id).map((row) => [row[0], row[2]]))
    const taken: Record<string, number> = {}
    for (const { prize: id, entry, live } of this.awards) {
      const own = group.get(entry)
      if (live && id === sealed.id && own) taken[own] = (taken[own] ?? 0) + 1
    }
    return Object.entries(taken).sort(([a], [b]) => (a < b ? -1 : 1))
  }

  private winners(open: Open, close: string): string[] {
    const sealed = this.prize(open.prize)
    const eligible = pool(this.entrants(open.prize), sealed, open.without)
    const { count, taken } = open
    const chance = { seed: seed(this.tip, open.no), close, pool: eligible, count, taken }
    return winners({ ...chance, perGroup: sealed.per_group })
  }
}

/** A scenario with every kind of record, source of randomness, unit, cap, rule, move and private line. */
export function fullScenario(): FairScenario {
  const rows = people(14, ['a', 'b', '', '桌3'])
  const prizes = [
    prize('one', { quantity: 2 }),
    prize('cap', { quantity: 6, per_group: 1, excludes: 'own', counts: false }),
    prize('some', { groups: ['a', 'b'], excludes: 'none' }),
    prize('table', { unit: 'group', excludes: 'own' }),
    prize('sky', { quantity: 4 }),
  ]
  const scenario = new FairScenario().private().seal(rows, prizes).private()
  scenario.open('one', 1).close('417 海风 umbrella').void(0)
  scenario.open('one', 1, 'room', { redraw: 1 }).close('火锅 73').private()
  scenario.open('cap', 2).close('nine kites')
  scenario.withdraw(rows[4]![0]).private()
  scenario.open('table', 2).close('tables')
  scenario.open('sky', 2).abandon('called too soon')
  const moved = rows.map((row, i): RollRow => [row[0], i === 1 ? 3 : row[1], i < 4 ? 'b' : row[2]])
  const later: RollRow[] = [...moved.slice(1), [hash('late'), 1, 'a']]
  const changed = prizes.map((one) => (one.id === 'sky' ? { ...one, quantity: 5 } : one))
  scenario.seal(inOrder(later), [...changed.slice(1), prize('new', { quantity: 1 })], 'Staff may not win.')
  scenario.open('cap', 1, 'room', {
    rule: [scenario.entrants('cap')[2]![0], scenario.entrants('cap')[3]![0]],
  })
  scenario.return(rows[4]![0]).close('ten kites').withdraw(scenario.awards[2]!.entry, 'asked')
  scenario.open('some', 2, 'none').close()
  scenario.open('sky', 2, 'beacon').close()
  scenario.withdraw(scenario.awards[4]!.entry, 'ineligible').private()
  return scenario.open('new', 1).abandon()
}
