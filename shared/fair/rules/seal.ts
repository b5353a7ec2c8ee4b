import { isAscending, latestSeal, openDraw, sealed, type RecordContext, type Rule } from '../auditState.ts'
import type { Seal, SealedPrize } from '../records.ts'
import { MAX_TICKETS, tickets } from '../roll.ts'

/** A seal: between draws, numbered in order, one anchor for the event, its roll at hand and as it says. */
export const seal: Rule<Seal> = (record, context) => {
  const { state, find, line, digest } = context
  const last = latestSeal(state)
  const draw = openDraw(state)
  if (record.event !== state.event) find('event-foreign', { event: record.event })
  if (draw) find('seal-during-draw', { no: record.no, draw: draw.record.no })
  const no = (last?.record.no ?? 0) + 1
  if (record.no !== no) find('seal-number', { no: record.no, expected: no })
  if (last && record.anchor !== state.seals[0]!.record.anchor) find('seal-anchor', { no: record.no })
  checkPrizes(record.prizes, context)
  for (const prize of record.prizes) state.prizes.set(prize.id, prize)

  const rows = state.rolls.get(record.root)
  if (rows === undefined) find('roll-missing', { root: record.root, no: record.no })
  if (rows && rows.length !== record.n) find('roll-rows', { no: record.no, says: record.n, has: rows.length })
  const sum = rows ? tickets(rows) : record.tickets
  if (sum !== record.tickets) find('roll-tickets', { no: record.no, says: record.tickets, has: sum })
  if (sum > MAX_TICKETS) find('roll-heavy', { no: record.no, tickets: sum })
  state.seals.push(sealed(line.seq, digest, record, rows ?? []))
}

function checkPrizes(prizes: readonly SealedPrize[], { state, find }: RecordContext): void {
  const ids = new Set<string>()
  for (const { id, unit, per_group, groups } of prizes) {
    if (ids.has(id)) find('prize-twice', { prize: id })
    ids.add(id)
    const before = state.prizes.get(id)
    if (before && before.unit !== unit) find('prize-unit', { prize: id, from: before.unit, to: unit })
    if (unit === 'group' && per_group !== 0) find('prize-cap', { prize: id })
    if (groups && !isAscending(groups)) find('prize-groups', { prize: id })
  }
}
