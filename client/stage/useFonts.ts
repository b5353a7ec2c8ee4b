import { watch } from 'vue'
import { DISPLAY, loadFonts, measureIn } from '../picture/type/measure.ts'
import { characters } from '../picture/type/characters.ts'
import type { useShow } from '../show.ts'

/** Weights of the type of a draw beside its display type. */
const WEIGHTS = [600, 560, 500]

/**
 * Loads the fonts of everybody who may be drawn and of all prizes as soon as they are known, and measures the prizes' names: a
 * draw that began with that would begin with a late frame.
 */
export function useFonts(show: ReturnType<typeof useShow>): void {
  const asked = new Set<string>()
  const namesIn = (table: 'people' | 'prizes' | 'sponsors') =>
    show.state?.[table].map(({ name }) => name) ?? []
  watch([() => show.state?.people, () => show.state?.prizes, () => show.state?.sponsors], async () => {
    const given = [...namesIn('prizes'), ...namesIn('sponsors')]
    const names = [...namesIn('people'), ...given]
    const fresh = [...new Set(names.flatMap(characters))].filter((character) => !asked.has(character))
    if (fresh.length === 0) return
    for (const character of fresh) asked.add(character)
    await Promise.all([loadFonts(fresh), loadFonts(fresh, DISPLAY)])
    for (const weight of [DISPLAY, ...WEIGHTS]) given.flatMap(characters).forEach(measureIn(weight))
  })
}
