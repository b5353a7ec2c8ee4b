import { contentOf } from '../../../shared/scenes/content.ts'
import { thanks } from '../../../shared/scenes/thanks.ts'
import type { Cue, Sponsor } from '../../../shared/show/state.ts'

/** A sponsor as it is thanked; `id` is empty for a name that is none of the event's sponsors. */
export type Thanked = Pick<Sponsor, 'id' | 'name' | 'logo' | 'thanks'>

/** What of the thanks is on: one sponsor alone, or a page of all. */
export interface Thanking {
  alone: boolean
  sponsors: Thanked[]
  page: number
  pages: number
  /** Ms from the beginning of the cue at which this came on. */
  from: number
}

/** Ms that each sponsor stands alone, and that a page of several stays. */
const ALONE = 6000
const TOGETHER = 8000
/** More sponsors than this are shown only together, so that the hall sees all of them in a few minutes. */
const MOST_ALONE = 12
/** The most sponsors on a page; fewer where a name is long. */
const PAGE = 8
const LONG = [60, 24]

/** Whom a cue thanks: those that it names, else all sponsors of the event. */
export function thankedBy(cue: Cue | null, sponsors: readonly Sponsor[]): Thanked[] {
  const named = contentOf(thanks.content, cue?.content).sponsors
  if (named.length === 0) return [...sponsors]
  return named.map(
    (name) =>
      sponsors.find((sponsor) => sponsor.name === name || sponsor.id === name) ?? {
        id: '',
        name,
        logo: '',
        thanks: '',
      },
  )
}

/** What is on so many ms after the cue went on: each alone for an equal time, then all of them, page by page, and again. */
export function thankingAt(sponsors: Thanked[], shown: number): Thanking {
  const alone = sponsors.length > 1 && sponsors.length <= MOST_ALONE ? sponsors.length : 0
  const pages = pagesOf(sponsors)
  const round = alone * ALONE + pages.length * TOGETHER
  const begun = Math.max(0, shown)
  const t = begun % round
  const at = t < alone * ALONE ? Math.floor(t / ALONE) : -1
  if (at >= 0)
    return { alone: true, sponsors: [sponsors[at]!], page: at, pages: alone, from: begun - t + at * ALONE }
  const page = Math.floor((t - alone * ALONE) / TOGETHER)
  const from = begun - t + alone * ALONE + page * TOGETHER
  return { alone: sponsors.length === 1, sponsors: pages[page]!, page, pages: pages.length, from }
}

/** All sponsors in pages of even length. */
function pagesOf(sponsors: Thanked[]): Thanked[][] {
  const longest = Math.max(0, ...sponsors.map(({ name }) => name.length))
  const most = PAGE / 2 ** LONG.filter((length) => longest > length).length
  const pages = Math.max(1, Math.ceil(sponsors.length / most))
  const each = Math.ceil(sponsors.length / pages)
  return Array.from({ length: pages }, (_, i) => sponsors.slice(i * each, (i + 1) * each))
}
