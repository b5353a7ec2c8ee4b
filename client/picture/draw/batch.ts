import { characters, hasWide, isWide } from '../type/characters.ts'
import type { Viewport } from '../viewport.ts'
import { columns, rows, top, type Zone, type Zones } from '../zones.ts'

/** The heading of several winners, and what is left below it. */
export const headed = ({ safe, main }: Zones): [head: Zone, rest: Zone] =>
  top({ ...safe, height: main.y + main.height - safe.y }, 12, 1)

/** How several winners stand: in upright names side by side, or in rows of so many columns. */
export interface Batch {
  kind: 'upright' | 'rows'
  columns: number
  /** Largest size of a Chinese name, in the picture's unit. */
  size: number
}

/** Names of at most so many Chinese characters can stand upright. */
const UPRIGHT = 4

/** How these names stand in a picture of that size: the more names, the more columns and the smaller. */
export function batchOf(
  names: readonly string[],
  { width, height }: Pick<Viewport, 'width' | 'height'>,
): Batch {
  const count = names.length
  if (width >= 120 && count >= 4 && count <= 7 && names.every(stands))
    return { kind: 'upright', columns: count, size: 14.6 }
  const wide = width / height
  const most = count <= 3 ? 1 : count <= 12 ? 2 : count <= 24 ? 3 : 4
  const across = wide < 1 ? Math.min(most, 2) : wide < 1.5 ? Math.min(most, 3) : most
  const deep = Math.ceil(count / across)
  return { kind: 'rows', columns: across, size: count <= 3 ? 20 : deep <= 6 ? 9.4 : deep <= 8 ? 7 : 5 }
}

const stands = (name: string): boolean => {
  const all = characters(name)
  return all.length <= UPRIGHT && all.length > 0 && all.every(isWide)
}

const equal = (parts: number): number[] => Array.from({ length: parts }, () => 1)

/** Space between columns of rows, in the picture's unit: less where there are many. */
const gapFor = (columns: number): number => (columns > 2 ? 6 : 9)

/** The cells of a page of names in the order of the winners: column by column in rows, side by side upright. */
export function batchCells({ kind, columns: across, size }: Batch, count: number, zone: Zone): Zone[] {
  if (kind === 'upright') return columns(zone, equal(count), 0)
  const deep = Math.ceil(count / across)
  const pitch = Math.min(zone.height / deep, size * 1.9)
  const used = { ...zone, y: zone.y + (zone.height - pitch * deep) * 0.35, height: pitch * deep }
  return columns(used, equal(across), gapFor(across))
    .flatMap((column) => rows(column, equal(deep), 0))
    .slice(0, count)
}

/** A Latin name beside Chinese ones of a size looks as large as they do at this share of it. */
export const LATIN = 0.71

/** The largest size of a name among others of that size. */
export const sizeOf = (name: string, size: number): number => (hasWide(name) ? size : size * LATIN)

/** The gap, in em, that opens a name of two characters so that it stands as wide as one of three. */
export const gapOf = (name: string): number => {
  const all = characters(name)
  return all.length === 2 && all.every(isWide) ? 0.8 : 0
}
