import { tableNumber } from '../../../shared/show/arrange.ts'
import type { Language } from '../../../shared/show/languages.ts'
import type { Seating } from '../../../shared/show/state.ts'

type Table = Seating['tables'][number]
/** A page of the table plan: some tables, or some people with what their table is called. */
export type PlanPage =
  | { tables: readonly Table[]; people?: undefined }
  | { people: readonly { name: string; table: string }[]; tables?: undefined }

/** How many tables and names a page holds. */
export interface PlanGrid {
  across: number
  down: number
  names: { across: number; down: number }
}

/** The pages of the table plan: the tables in their order, then everybody by name, as the language orders names (Chinese by pinyin). */
export function pagesOf(
  tables: readonly Table[],
  { across, down, names }: PlanGrid,
  language: Language,
): PlanPage[] {
  const { compare } = new Intl.Collator(language === 'en' ? 'en' : `${language}-u-co-pinyin`)
  const people = tables
    .flatMap(({ name: table, names: some = [] }) => some.map((name) => ({ name, table: shortName(table) })))
    .sort((a, b) => compare(a.name, b.name))
  return [
    ...parted(tables, across * down).map((some) => ({ tables: some })),
    ...parted(people, names.across * names.down).map((some) => ({ people: some })),
  ]
}

/** A table as it stands beside a name: its number, where it has one. */
const shortName = (table: string): string => String(tableNumber(table) ?? table)

/** A list in parts of even length, at most `most`. */
function parted<T>(list: readonly T[], most: number): T[][] {
  const count = Math.ceil(list.length / most)
  const each = Math.ceil(list.length / Math.max(1, count))
  return Array.from({ length: count }, (_, i) => list.slice(i * each, (i + 1) * each))
}
