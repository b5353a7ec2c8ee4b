import { awardsBy, isLive } from '../../../shared/show/awardQueries.ts'
import { isOrderDraw, stockOf } from '../../../shared/show/orders.ts'
import type { Award, Prize, State } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
import { winnerOf, type Winner } from '../draw/winners.ts'

/** Winners of one prize on a page of the winners wall. */
export interface WallEntry {
  prize: Pick<Prize, 'id' | 'name' | 'picture'>
  sponsor: string
  winners: Winner[]
}

/** What of the prizes has been given, and by how many sponsors in how many draws. */
export interface WallSum {
  given: number
  all: boolean
  sponsors: number
  draws: number
}

/** Lines of names on a page; names of one prize stand in two columns if they are more than a few. */
const LINES = 8
const MOST_IN_ONE = 4
/** What the space between two prizes takes, in lines. */
const BETWEEN = 0.5

export const columnsFor = (winners: number): number => (winners > MOST_IN_ONE ? 2 : 1)
/** Lines that a prize takes: at least the two of its title and sponsor. */
export const linesFor = (winners: number): number => Math.max(2, Math.ceil(winners / columnsFor(winners)))

/** All valid awards whose names have been shown, by prize. */
function shownAwards(state: State): Map<string, Award[]> {
  const shown = new Map(state.draws.map((draw) => [draw.id, draw.shown]))
  const isShown = ({ draw, rank }: Award): boolean => rank <= (shown.get(draw) ?? 0)
  return awardsBy(
    state.awards.filter((award) => isLive(award) && isShown(award)),
    'prize',
  )
}

/** The sum of the evening. */
export function sumOf(state: State): WallSum {
  const held = shownAwards(state)
  const given = state.prizes.filter(({ id }) => held.has(id))
  const sponsors = new Set(given.map(({ sponsor }) => sponsor).filter((id) => id !== ''))
  return {
    given: [...held.values()].reduce((sum, awards) => sum + awards.length, 0),
    all: stockOf(state).every(({ id, quantity }) => (held.get(id)?.length ?? 0) >= quantity),
    sponsors: sponsors.size,
    draws: state.draws.filter((draw) => draw.shown > 0 && !isOrderDraw(state, draw)).length,
  }
}

/** The pages of the winners wall in the order of the prizes: as many prizes on a page as have room. */
export function wallOf(state: State): WallEntry[][] {
  const held = shownAwards(state)
  const entries = state.prizes.flatMap(({ id, name, picture, sponsor }) => {
    const winners = (held.get(id) ?? []).map(winnerOf)
    const most = LINES * columnsFor(winners.length)
    const parts = Math.ceil(winners.length / most)
    const each = Math.ceil(winners.length / Math.max(1, parts))
    const giver = find(state.sponsors, sponsor)?.name ?? ''
    return Array.from({ length: parts }, (_, i) => ({
      prize: { id, name, picture },
      sponsor: giver,
      winners: winners.slice(i * each, (i + 1) * each),
    }))
  })
  const pages: WallEntry[][] = []
  let used = Infinity
  for (const entry of entries) {
    const lines = linesFor(entry.winners.length)
    if (used + BETWEEN + lines > LINES) {
      pages.push([entry])
      used = lines
    } else {
      pages.at(-1)!.push(entry)
      used += BETWEEN + lines
    }
  }
  return pages
}

/** A row of the rolling credits: a prize, or some of those who have won it. */
export type CreditRow = { prize: string; sponsor: string } | { winners: Winner[] }

/** All winners as rows of rolling credits, prize by prize. @param across winners in a row */
export function creditsOf(pages: WallEntry[][], across: number): CreditRow[] {
  const prizes = new Map<string, { prize: string; sponsor: string; winners: Winner[] }>()
  for (const { prize, sponsor, winners } of pages.flat()) {
    const before = prizes.get(prize.id)?.winners ?? []
    prizes.set(prize.id, { prize: prize.name, sponsor, winners: [...before, ...winners] })
  }
  return [...prizes.values()].flatMap(({ prize, sponsor, winners }) => [
    { prize, sponsor },
    ...Array.from({ length: Math.ceil(winners.length / across) }, (_, i) => ({
      winners: winners.slice(i * across, (i + 1) * across),
    })),
  ])
}

/** Seconds that a page of the wall is shown. */
export const TURN = 7

/** What the wall shows: a page, or the credits, which began to roll `credits` seconds after the wall came on. */
export type WallView = { page: number } | { credits: number }

/**
 * What the wall shows after so many seconds: its pages one after the other, then the credits, and so on again.
 * @param rolls seconds that the credits take; 0 where none roll
 */
export function wallViewAt(seconds: number, pages: number, rolls: number): WallView {
  const round = Math.max(1, pages * TURN + rolls)
  const within = seconds % round
  return within < pages * TURN || rolls === 0
    ? { page: Math.floor(within / TURN) }
    : { credits: seconds - within + pages * TURN }
}
