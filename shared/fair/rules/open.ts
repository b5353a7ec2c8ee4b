import { roundTime } from '../round.ts'
import {
  expectedTaken,
  expectedWithout,
  isAscending,
  latestSeal,
  left,
  openDraw,
  rowsOfUnit,
  type RecordContext,
  type Rule,
  type Sealed,
} from '../auditState.ts'
import { pool } from '../pick.ts'
import type { Open, SealedPrize } from '../records.ts'

/** OPEN: fixes everything about a draw before any chance exists, and says nothing that the record does not. */
export const open: Rule<Open> = (record, context) => {
  const { state, find, line, digest } = context
  const before = state.draws[state.draws.length - 1]
  const no = (before?.record.no ?? 0) + 1
  const running = openDraw(state)
  if (record.event !== state.event) find('event-foreign', { event: record.event })
  if (running) find('open-during-draw', { no: record.no, draw: running.record.no })
  if (record.no !== no) find('open-number', { no: record.no, expected: no })
  if (record.prev !== line.prev) find('open-prev', { no: record.no })

  const seal = latestSeal(state)
  const prize = seal?.record.prizes.find(({ id }) => id === record.prize) ?? null
  if (!seal) find('open-unsealed', { no: record.no })
  else if (record.seal !== seal.hash) find('open-seal', { no: record.no, seal: seal.record.no })
  if (!prize) find('open-prize', { no: record.no, prize: record.prize })
  if (seal && prize) checkLists(record, seal, prize, context)
  checkChance(record, context)
  checkRedraw(record, context)

  state.draws.push({
    line: line.seq,
    at: line.at,
    hash: digest,
    record,
    prize,
    pool: seal && prize ? pool([...rowsOfUnit(seal, prize).values()], prize, record.without) : [],
    phase: 'open',
    close: '',
    room: '',
    reason: '',
    winners: [],
    voided: new Set(),
    withdrawn: state.withdrawn.splice(0),
    returned: state.returned.splice(0),
  })
}

function checkLists(record: Open, seal: Sealed, prize: SealedPrize, { state, find }: RecordContext): void {
  const { no, without } = record
  const rest = left(state, prize)
  if (record.count > rest) find('open-count', { no, count: record.count, left: rest })

  const expected = expectedWithout(state, seal, prize)
  for (const list of ['won', 'void', 'withdrawn'] as const) {
    const missing = difference(expected[list], without[list])
    const surplus = difference(without[list], expected[list])
    if (missing.length > 0 || surplus.length > 0) find('open-without', { no, list, missing, surplus })
  }
  const entrants = rowsOfUnit(seal, prize)
  const strangers = without.rule.filter((entry) => !entrants.has(entry))
  if (strangers.length > 0) find('open-rule', { no, entries: strangers })

  const seen = new Set<string>()
  for (const list of ['won', 'void', 'withdrawn', 'rule'] as const) {
    if (!isAscending(without[list])) find('open-order', { no, list })
    for (const entry of new Set(without[list])) {
      if (seen.has(entry)) find('open-twice', { no, entry })
      seen.add(entry)
    }
  }
  if (!isSame(record.taken, expectedTaken(state, seal, prize))) find('open-taken', { no })
}

function checkChance(record: Open, { find, line }: RecordContext): void {
  const { no, need, beacon } = record
  if ((need === 'beacon') !== (beacon !== null)) find('open-beacon', { no, need })
  if (beacon && roundTime(beacon.round) <= Date.parse(line.at))
    find('open-round', { no, round: beacon.round })
}

function checkRedraw({ no, prize, redraw }: Open, { state, find }: RecordContext): void {
  if (redraw === null) return
  const replaced = state.draws.find((draw) => draw.record.no === redraw)
  if (replaced?.record.prize !== prize || replaced.voided.size === 0) find('open-redraw', { no, redraw })
}

function difference(a: readonly string[], b: readonly string[]): string[] {
  const without = new Set(b)
  return a.filter((x) => !without.has(x))
}

type Taken = readonly (readonly [string, number])[]

function isSame(a: Taken, b: Taken): boolean {
  return a.length === b.length && a.every(([group, n], i) => group === b[i]![0] && n === b[i]![1])
}
