import {
  latestSeal,
  openDraw,
  type Draw,
  type AuditState,
  type RecordContext,
  type Rule,
} from '../auditState.ts'
import { winners } from '../pick.ts'
import type { Result } from '../records.ts'
import { leadsTo } from '../seeds.ts'

/** RESULT: reveals the seed, and names the winners that the formula gives. */
export const result: Rule<Result> = (record, context) => {
  const { state, find } = context
  const draw = openDraw(state)
  if (draw?.phase !== 'closed' || draw.close !== record.close) find('result-close')
  if (draw?.phase !== 'closed') return
  checkSeed(record.seed, draw, context)
  if (!isSame(record.winners, recompute(record.seed, draw))) find('result-winners', { no: draw.record.no })
  draw.phase = 'result'
  draw.winners = record.winners
}

/** A revealed seed must lead to the event's anchor by the draw's number of steps. */
export function checkSeed(seed: string, { record: { no } }: Draw, { state, find }: RecordContext): void {
  if (leadsTo(anchorOf(state), no, seed, state.seeds)) state.seeds.set(no, seed)
  else find('seed-anchor', { no })
}

function anchorOf(state: AuditState): string {
  return latestSeal(state)?.record.anchor ?? ''
}

function recompute(seed: string, { record, prize, pool, close }: Draw): string[] {
  const { count, taken } = record
  return winners({ seed, close, pool, count, perGroup: prize?.per_group ?? 0, taken })
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i])
}
