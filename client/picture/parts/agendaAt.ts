import type { AgendaItem } from '../../../shared/scenes/content.ts'
import { instantOf } from '../clock.ts'

/** The epoch ms at which an item of an agenda begins, on the day of `at` (epoch ms); null if it has no time. */
export const beginsAt = ({ at: clock }: Pick<AgendaItem, 'at'>, at: number): number | null =>
  instantOf(clock, at)

/**
 * Where an agenda is: the index of the last item whose time has come (-1 before the first), and of the item whose time comes
 * next (-1 after the last, and where there are no times). @param at epoch ms
 */
export function agendaAt(items: readonly AgendaItem[], at: number): { now: number; next: number } {
  const now = items.findLastIndex((item) => (beginsAt(item, at) ?? Infinity) <= at)
  const next = items.findIndex((item, i) => i > now && (beginsAt(item, at) ?? -Infinity) > at)
  return { now, next }
}
