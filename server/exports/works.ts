import { inRunningOrder, workOf } from '../../shared/show/workOrder.ts'
import type { Cell, Sheets } from './export.ts'
import { markedAsRehearsal, momentOf } from './rows.ts'

/** What the groups made, in the running order, with the votes once the host counts them. */
export const works: Sheets = ({ state }, words) => {
  const header = (
    [
      'group',
      'work.title',
      'work.sentence',
      'work.link',
      'work.saved',
      'work.by',
      'work.hidden',
      'work.votes',
    ] as const
  ).map(words)
  const groups = inRunningOrder(
    state,
    (state.works ?? []).map(({ group }) => group),
  )
  const rows = groups.map((group): Cell[] => {
    const { title, sentence, link, at, by, clerk, hidden } = workOf(state, group)!
    const votes = state.vote?.tally && (state.vote.tally.find((one) => one.group === group)?.votes ?? 0)
    const who = by === 'table' ? words('work.by.table') : clerk || words(`work.by.${by}`)
    return [group, title, sentence, link, momentOf(at), who, hidden ? words('yes') : '', votes ?? null]
  })
  return [markedAsRehearsal(state, words, { name: words('sheet.works'), header, rows })]
}
