import { code } from './code.ts'
import { holders, openDraw, type Draw, type AuditState, type Phase, type Sealed } from './auditState.ts'
import type { Line } from './journal.ts'
import type { Need, RecordType, SealedPrize } from './records.ts'
import type { RollRow } from './roll.ts'

/** What a photographed code may name on a line. `digest` is null unless the body is shown and has that digest. */
export interface Shown {
  line: number
  hash: string
  digest: string | null
  type: RecordType | null
}

export interface SealReport {
  line: number
  no: number
  hash: string
  code: string
  root: string
  n: number
  tickets: number
  text: string
  /** Whether the rules in words differ from the seal before; of the first seal: true. */
  textChanged: boolean
  /** Entries that this seal has and the one before had not, and so on; of the first seal all rows are added. */
  rows: { added: string[]; removed: string[]; reweighted: string[]; moved: string[] }
  prizes: { added: SealedPrize[]; removed: SealedPrize[]; changed: PrizeChange[] }
}

export interface PrizeChange {
  prize: string
  member: keyof SealedPrize
  from: string
  to: string
}

export interface DrawReport {
  line: number
  no: number
  hash: string
  code: string
  prize: string
  name: string
  phase: Phase
  need: Need
  round: number | null
  /** The word called; also that of an abandoned draw. */
  word: string
  /** Why it was abandoned, else "". */
  reason: string
  count: number
  pool: number
  winners: readonly string[]
  voided: string[]
  redraw: number | null
  /** How many are out, by reason. */
  without: { won: number; void: number; withdrawn: number; rule: number }
  /** Who is out under a rule of the seal's text. */
  rule: readonly string[]
  /** Who was withdrawn and returned between the OPEN before and this one, in the journal's order. */
  withdrawn: readonly string[]
  returned: readonly string[]
}

export interface PrizeReport {
  prize: string
  name: string
  quantity: number
  opened: number
  abandoned: number
  voided: number
  /** Awards held now. */
  held: number
  /** The smallest pool that an accomplice would have faced, where attempts / pool bounds the chance; else null. */
  bound: number | null
}

/** What a proof tells, as data: everything that fd1 §6 and §7 have the audit print. */
export interface AuditReport {
  event: string
  lines: number
  head: { line: number; hash: string; code: string; at: string } | null
  seals: SealReport[]
  draws: DrawReport[]
  prizes: PrizeReport[]
  /** Who was withdrawn and returned after the last OPEN. */
  later: { withdrawn: readonly string[]; returned: readonly string[] }
  /** The number of the draw that is still open. */
  open: number | null
  /** Who is out now, by entry. */
  out: ReadonlyMap<string, 'void' | 'withdrawn'>
  shown: readonly Shown[]
}

export function auditReport(state: AuditState, lines: readonly Line[], shown: readonly Shown[]): AuditReport {
  const last = lines[lines.length - 1]
  return {
    event: state.event,
    lines: lines.length,
    head: last ? { line: lines.length, hash: last.hash, code: code(last.hash), at: last.at } : null,
    seals: state.seals.map((seal, i) => sealReport(seal, state.seals[i - 1])),
    draws: state.draws.map(drawReport),
    prizes: [...state.prizes.values()].map((prize) => prizeReport(prize, state)),
    later: { withdrawn: state.withdrawn, returned: state.returned },
    open: openDraw(state)?.record.no ?? null,
    out: state.out,
    shown,
  }
}

function sealReport({ line, hash, record, rows }: Sealed, before: Sealed | undefined): SealReport {
  const { no, root, n, tickets, text } = record
  return {
    line,
    no,
    hash,
    code: code(hash),
    root,
    n,
    tickets,
    text,
    textChanged: before?.record.text !== text,
    rows: rowChanges(rows, before?.rows ?? new Map()),
    prizes: prizeChanges(record.prizes, before?.record.prizes ?? []),
  }
}

type RowsByEntry = ReadonlyMap<string, RollRow>

function rowChanges(now: RowsByEntry, before: RowsByEntry): SealReport['rows'] {
  const stayed = [...now.values()].filter(([entry]) => before.has(entry))
  return {
    added: [...now.keys()].filter((entry) => !before.has(entry)),
    removed: [...before.keys()].filter((entry) => !now.has(entry)),
    reweighted: stayed.filter(([entry, weight]) => before.get(entry)![1] !== weight).map(([entry]) => entry),
    moved: stayed.filter(([entry, , group]) => before.get(entry)![2] !== group).map(([entry]) => entry),
  }
}

function prizeChanges(now: readonly SealedPrize[], before: readonly SealedPrize[]): SealReport['prizes'] {
  return {
    added: now.filter(({ id }) => !isIn(before, id)),
    removed: before.filter(({ id }) => !isIn(now, id)),
    changed: now.flatMap((prize) => {
      const old = before.find(({ id }) => id === prize.id)
      return old ? memberChanges(old, prize) : []
    }),
  }
}

function isIn(list: readonly SealedPrize[], id: string): boolean {
  return list.some((prize) => prize.id === id)
}

function memberChanges(old: SealedPrize, prize: SealedPrize): PrizeChange[] {
  return (Object.keys(prize) as (keyof SealedPrize)[])
    .map((member) => ({ prize: prize.id, member, from: valueOf(old[member]), to: valueOf(prize[member]) }))
    .filter(({ from, to }) => from !== to)
}

function valueOf(x: unknown): string {
  return typeof x === 'string' ? x : JSON.stringify(x)
}

function drawReport(draw: Draw): DrawReport {
  const { record, prize } = draw
  const { without } = record
  return {
    line: draw.line,
    no: record.no,
    hash: draw.hash,
    code: code(draw.hash),
    prize: record.prize,
    name: prize?.name ?? record.prize,
    phase: draw.phase,
    need: record.need,
    round: record.beacon?.round ?? null,
    word: draw.room,
    reason: draw.reason,
    count: record.count,
    pool: draw.pool.length,
    winners: draw.winners,
    voided: [...draw.voided],
    redraw: record.redraw,
    without: {
      won: without.won.length,
      void: without.void.length,
      withdrawn: without.withdrawn.length,
      rule: without.rule.length,
    },
    rule: without.rule,
    withdrawn: draw.withdrawn,
    returned: draw.returned,
  }
}

function prizeReport({ id, name, quantity }: SealedPrize, state: AuditState): PrizeReport {
  const draws = state.draws.filter(({ record }) => record.prize === id)
  return {
    prize: id,
    name,
    quantity,
    opened: draws.length,
    abandoned: draws.filter(({ phase }) => phase === 'abandoned').length,
    voided: draws.reduce((sum, { voided }) => sum + voided.size, 0),
    held: draws.reduce((sum, draw) => sum + holders(draw).length, 0),
    bound: boundOf(draws),
  }
}

/**
 * The smallest of the pools of a prize's draws, each less the rows of groups that are already full (fd1 §7). It bounds
 * an accomplice's chance only with equal weights, one winner and chance from outside: null for anything else.
 */
function boundOf(draws: readonly Draw[]): number | null {
  const weights = new Set(draws.flatMap(({ pool }) => pool.map(([, weight]) => weight)))
  const isBounded = draws.every(({ record }) => record.count === 1 && record.need !== 'none')
  if (draws.length === 0 || weights.size !== 1 || !isBounded) return null
  return Math.min(...draws.map(freePool))
}

function freePool({ pool, prize, record }: Draw): number {
  const cap = prize?.per_group ?? 0
  const full = new Set(record.taken.filter(([, taken]) => taken >= cap).map(([group]) => group))
  return pool.filter(([, , group]) => cap === 0 || !full.has(group)).length
}
