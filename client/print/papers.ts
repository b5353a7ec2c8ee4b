/** What can be printed: a badge for everybody, a card for every table, one poster for the door, and for the host what the evening needs on paper. */
export const KINDS = ['badges', 'tables', 'poster', 'runbook'] as const
export type Kind = (typeof KINDS)[number]

/** Paper: sheets that are cut, a card a page, or a label of a label printer. */
export const PAPERS = ['a4', 'a6', 'label'] as const
export type Paper = (typeof PAPERS)[number]

/** How many cards stand on a page. */
const ON_A4: Record<Kind, number> = { badges: 10, tables: 4, poster: 1, runbook: 1 }
export const perPage = (kind: Kind, paper: Paper): number => (paper === 'a4' ? ON_A4[kind] : 1)

/** Whether a kind is no set of cards. */
export const isSheet = (kind: Kind): boolean => kind === 'poster' || kind === 'runbook'

/** The papers that a kind is printed on; a poster and a runbook are sheets. */
export const papersOf = (kind: Kind): readonly Paper[] => (isSheet(kind) ? ['a4'] : PAPERS)

/** Cards page by page. */
export function pagesOf<C>(cards: readonly C[], most: number): C[][] {
  const pages: C[][] = []
  for (let at = 0; at < cards.length; at += most) pages.push(cards.slice(at, at + most))
  return pages
}

/** How wide a sign of bold type is at most, in its height, by the widest of the fonts that computers have (DejaVu Sans, Verdana). */
function signWidth(sign: string): number {
  if (sign > '\u2e7f') return 1
  if (/[MWmw@%—]/u.test(sign)) return 1.11
  if (/[ijlI1.,:;'’|·\s-]/u.test(sign)) return 0.42
  return /\p{Lu}/u.test(sign) ? 0.85 : 0.72
}

/** Width of a text in its own height. */
const widthOf = (text: string): number => [...text].reduce((width, sign) => width + signWidth(sign), 0)

/**
 * The height of type, in mm, at which a name fills a width of so many mm, on `lines` lines at most; never above `most` nor
 * below `least`, where it breaks.
 */
export function fitted(name: string, width: number, most: number, least: number, lines = 1): number {
  const words = name.split(/\s+/u).map(widthOf)
  // A line takes whole words: the widest one, or its share of all.
  const widest = Math.max(...words, (widthOf(name) / lines) * (lines > 1 ? 1.15 : 1))
  return Math.max(least, Math.min(most, width / widest))
}
