import { closeOf, type Closing } from '../../shared/show/draws.ts'
import type { State } from '../../shared/show/state.ts'
import { isRefusal } from '../../shared/show/rule.ts'
import { find } from '../../shared/show/table.ts'
import type { FairThread } from '../workers/fairThread.ts'

/** Entrants that are drawn from at once on the event loop: from more, a thread draws. */
const MOST_AT_ONCE = 2000

/** The winners of draws over many entrants, drawn in a thread before the call is decided. */
export class Results {
  /** The winners that were last drawn, by the hash of their CLOSE. */
  private known: { closed: string; winners: string[] } | null = null

  constructor(
    private readonly thread: FairThread,
    private readonly seed: (draw: number) => Uint8Array,
  ) {}

  /** Draws off the event loop what a call would close, so that `winners` has it at once. */
  foresee(state: State, ask: Closing): Promise<void> | undefined {
    if (state.roll.length <= MOST_AT_ONCE) return undefined
    const closing = closeOf(state, ask)
    if (isRefusal(closing) || this.known?.closed === closing.closed) return undefined
    const { draw, closed } = closing
    const { count, taken, without } = state.opened!
    const { unit, groups, per_group: perGroup } = find(state.prizes, draw.prize)!
    const order = { seed: this.seed(draw.id), close: closed, count, perGroup, taken, without }
    return this.thread
      .winners(state.roll, { ...order, event: state.id, prize: { unit, groups } })
      .then((winners) => void (this.known = { closed, winners }))
  }

  /** The winners of the draw that this CLOSE closes, if they were drawn. */
  winners = (closed: string): string[] | undefined =>
    this.known?.closed === closed ? this.known.winners : undefined
}
