/** Ms that each entry of a flowing list stands. */
export const STANDS = 6000

/** What one cell of a flowing list shows. */
export interface FlowCell {
  /** Index in the list; −1 for nothing. */
  index: number
  /** Ms since it came in. */
  since: number
}

/** Ms that a list takes to flow by: until its last entry has stood. */
export const flowLength = (count: number, cells: number): number =>
  count === 0 ? 0 : (Math.ceil(count / cells) + 1) * STANDS

/**
 * What the cells of a list that is longer than a picture show, `t` ms after it began to flow: one cell after the other takes the
 * next entry, so that every entry stands equally long, whole, and in the order of the list.
 */
export function flowAt(t: number, cells: number, count: number): FlowCell[] {
  return Array.from({ length: cells }, (_, cell) => {
    const own = t - (cell * STANDS) / cells
    const round = Math.floor(own / STANDS)
    const index = round * cells + cell
    return round >= 0 && index < count ? { index, since: own - round * STANDS } : { index: -1, since: 0 }
  })
}
