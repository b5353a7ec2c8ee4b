import type { FindingCode, With } from './finding.ts'
import type { Line } from './journal.ts'
import type { Open, Seal, SealedPrize, Without } from './records.ts'
import { groupRows, type RollRow } from './roll.ts'

/** Checks a beacon's signature of a round, both as CLOSE carries them. */
export type BeaconCheck = (round: number, signature: string) => boolean

/** A seal with its roll; `rows` and `groups` are by entry: persons, and the groups that these persons have. */
export interface Sealed {
  line: number
  hash: string
  record: Seal
  rows: ReadonlyMap<string, RollRow>
  groups: ReadonlyMap<string, RollRow>
}

export type Phase = 'open' | 'closed' | 'result' | 'abandoned'

/** A draw as the journal tells it so far. `withdrawn` and `returned`: since the OPEN before this one. */
export interface Draw {
  line: number
  at: string
  hash: string
  record: Open
  prize: SealedPrize | null
  pool: readonly RollRow[]
  phase: Phase
  close: string
  room: string
  reason: string
  winners: readonly string[]
  voided: Set<string>
  withdrawn: readonly string[]
  returned: readonly string[]
}

/** What an audit knows after the records read so far; each record changes it. */
export interface AuditState {
  event: string
  rolls: ReadonlyMap<string, readonly RollRow[] | null>
  beacon: BeaconCheck | null
  seals: Sealed[]
  /** Every prize as the last seal that had it says. */
  prizes: Map<string, SealedPrize>
  draws: Draw[]
  out: Map<string, 'void' | 'withdrawn'>
  seeds: Map<number, string>
  withdrawn: string[]
  returned: string[]
}

/** Where a record stands in the journal, the state of the audit before it, and where its findings go. `digest` is H(record). */
export interface RecordContext {
  state: AuditState
  line: Line
  digest: string
  find(code: FindingCode, about?: With): void
}

/** What the audit asks of one kind of record, and how it changes the state of the audit. */
export type Rule<R> = (record: R, context: RecordContext) => void

export function latestSeal(state: AuditState): Sealed | undefined {
  return state.seals[state.seals.length - 1]
}

/** The draw that is neither abandoned nor has its result. */
export function openDraw(state: AuditState): Draw | null {
  const last = state.draws[state.draws.length - 1]
  return last && (last.phase === 'open' || last.phase === 'closed') ? last : null
}

/** A seal with its roll's persons and groups at hand. */
export function sealed(line: number, hash: string, record: Seal, rows: readonly RollRow[]): Sealed {
  return { line, hash, record, rows: byEntry(rows), groups: byEntry(groupRows(record.event, rows)) }
}

function byEntry(rows: readonly RollRow[]): Map<string, RollRow> {
  return new Map(rows.map((row) => [row[0], row]))
}

/** Who may stand in the lists of a draw of this unit: admitted by the prize or not. */
export function rowsOfUnit(seal: Sealed, prize: SealedPrize): ReadonlyMap<string, RollRow> {
  return prize.unit === 'group' ? seal.groups : seal.rows
}

/** The entries that hold an award of a draw: won and not voided. */
export function holders(draw: Draw): string[] {
  return draw.winners.filter((entry) => !draw.voided.has(entry))
}

/** What is left of a prize: its quantity less its live awards under any seal. */
export function left(state: AuditState, prize: SealedPrize): number {
  const own = state.draws.filter((draw) => draw.record.prize === prize.id)
  return own.reduce((rest, draw) => rest - holders(draw).length, prize.quantity)
}

/** Who must be listed as out of a draw of this prize, by the record so far; `rule` is the operator's to fill. */
export function expectedWithout(state: AuditState, seal: Sealed, prize: SealedPrize): Omit<Without, 'rule'> {
  const entrants = rowsOfUnit(seal, prize)
  const listed = { won: new Set<string>(), void: new Set<string>(), withdrawn: new Set<string>() }
  for (const [entry, reason] of state.out) if (entrants.has(entry)) listed[reason].add(entry)
  for (const draw of state.draws) {
    if (!excludes(state, prize, draw.record.prize)) continue
    for (const entry of holders(draw)) {
      if (entrants.has(entry) && !state.out.has(entry)) listed.won.add(entry)
    }
  }
  return {
    won: [...listed.won].sort(),
    void: [...listed.void].sort(),
    withdrawn: [...listed.withdrawn].sort(),
  }
}

/** Whether a holder of another prize (by id) may not win this one. */
function excludes(state: AuditState, prize: SealedPrize, other: string): boolean {
  const held = state.prizes.get(other)
  if (prize.excludes === 'none' || held?.unit !== prize.unit) return false
  return other === prize.id || (prize.excludes === 'winners' && held.counts)
}

/** The winners of this prize so far by the group that they have in this seal's roll, ascending by group. */
export function expectedTaken(state: AuditState, seal: Sealed, prize: SealedPrize): [string, number][] {
  const taken = new Map<string, number>()
  if (prize.per_group === 0) return []
  for (const draw of state.draws) {
    if (draw.record.prize !== prize.id) continue
    for (const entry of holders(draw)) {
      const group = seal.rows.get(entry)?.[2] ?? ''
      if (group !== '') taken.set(group, (taken.get(group) ?? 0) + 1)
    }
  }
  return [...taken].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Whether a list of strings ascends by UTF-16 code unit, nothing twice. */
export function isAscending(list: readonly string[]): boolean {
  return list.every((x, i) => i === 0 || list[i - 1]! < x)
}
