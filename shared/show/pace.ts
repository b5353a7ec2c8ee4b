import type { Pace, Page } from './state.ts'

/** Milliseconds of each phase of a draw on the stage. */
export interface Timing {
  /** The prize alone on screen after OPEN. */
  prize: number
  /** The code of OPEN held large for the hall to photograph, unless the words come sooner. */
  code: number
  /** The least rolling before a landing. */
  rolling: number
  /** From full speed to rest. */
  slowing: number
  /** Stillness before the name. */
  still: number
  /** The name coming in. */
  name: number
  /** The name held at least so long. */
  hold: number
}

export const PACES: Record<Pace, Timing> = {
  small: { prize: 2000, code: 8000, rolling: 1500, slowing: 1500, still: 200, name: 250, hold: 4000 },
  grand: { prize: 5000, code: 15_000, rolling: 4000, slowing: 3500, still: 1000, name: 350, hold: 4000 },
}

/** As many names on one page as a hall can read. */
export const PAGE_SIZE = 40

/** A message to every screen arrives within this many milliseconds: a landing never begins sooner. */
export const LEAD = 300

/** How long each name of a page is held for reading, beyond the pace's own hold. */
const READING = 120

/** Ms between one name of a page and the next: they come in one after the other, a page within 4 seconds. */
export const stepOf = (names: number): number => Math.min(320, 3200 / names)

/** Ms that a page of so many names takes to come in. */
const entering = (names: number, { name }: Timing): number =>
  names > 1 ? Math.round(stepOf(names) * (names - 1)) + name : name

/**
 * The timetable of a landing: one page for every PAGE_SIZE winners, at least one (a result may be empty).
 * Pages after the first slow down as a small prize does. All times are epoch ms.
 */
export function timetable(winners: number, opened: number, now: number, pace: Pace): Page[] {
  const first = PACES[pace]
  const pages: Page[] = []
  const rolls = Math.max(opened + first.prize, Math.min(now + LEAD, opened + first.prize + first.code))
  let at = Math.max(now + LEAD, rolls + first.rolling)
  for (let from = 0; from === 0 || from < winners; from += PAGE_SIZE) {
    const timing = from === 0 ? first : PACES.small
    const to = Math.min(winners, from + PAGE_SIZE)
    const names = at + timing.slowing + timing.still
    const over = names + entering(to - from, timing)
    pages.push({ from, to, at, names, over })
    at = over + timing.hold + (to - from) * READING
  }
  return pages
}
