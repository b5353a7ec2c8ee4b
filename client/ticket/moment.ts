import type { Draw, Own, OwnTable, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'

/** What a guest sees: what the hall sees, and itself. */
export type OwnView = State & { own: Own }
/** What is seen from the card of a table: what the hall sees, and the table. */
export type TableView = State & { table: OwnTable }
type OwnAward = Own['awards'][number]
type OwnDraw = Own['draws'][number]

/** What lights the page: information, a draw that is open, a win. */
export type Light = 'cool' | 'warm' | 'won'

/** What a guest's page is about now. */
export type Moment =
  /** A prize is theirs and waits for them. */
  | { is: 'won'; award: OwnAward }
  /** A draw is open. */
  | { is: 'open'; draw: Draw; own: OwnDraw }
  /** The draw on stage went to others. */
  | { is: 'missed'; draw: Draw; own: OwnDraw }
  /** Not here yet, or nothing is on: the ticket itself. */
  | { is: 'ticket' }
  | { is: 'stage' }

/**
 * What the page shows of a guest's view; awards that they have `seen`, by id, no longer take the page. Pure, so that a reload or a
 * late phone shows the same.
 */
export function momentOf(view: OwnView, seen: readonly string[]): Moment {
  const { own, show } = view
  const [award] = own.awards.filter(({ id, claim }) => claim === 'awaiting' && !seen.includes(id)).reverse()
  if (award) return { is: 'won', award }
  const draw = show.draw === null ? undefined : find(view.draws, show.draw)
  const standing = draw && own.draws.find(({ id }) => id === draw.id)
  if (draw && standing && draw.phase === 'open') return { is: 'open', draw, own: standing }
  if (draw && standing?.rank && !own.awards.some((one) => one.draw === draw.id))
    return { is: 'missed', draw, own: standing }
  return view.show.cue === null || (!own.checkedIn && view.settings.selfCheckIn)
    ? { is: 'ticket' }
    : { is: 'stage' }
}

/** Whether a guest's table has a work to hand in or to look at, or the guest a vote to give. */
export const hasWork = ({ table, showcase, vote }: State): boolean =>
  table != null &&
  (showcase?.open === true || table.work !== null || vote?.open === true || vote?.shown === true)
