import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Award, State } from '../../../shared/show/state.ts'

/** Who of a draw's winners is marked absent and still holds the award, who waits to be confirmed and is here, and what to ask for them. */
export interface Present {
  missing: readonly string[]
  here: readonly string[]
  /** Of `award.confirm`: once for the whole draw, or, where somebody is missing, for each who is here. */
  confirm: Record<string, unknown>[]
  /** Of `award.redraw`, for exactly those who are missing. */
  redraw: Record<string, unknown>
}

/** Whom the host has marked absent: noted in this panel, until the award is drawn anew. */
export const useAbsent = defineStore('absent', () => {
  const marked = ref(new Set<string>())

  function mark(draw: number, entry: string): void {
    const name = nameOf(draw, entry)
    if (!marked.value.delete(name)) marked.value.add(name)
  }
  const is = (draw: number, entry: string): boolean => marked.value.has(nameOf(draw, entry))

  function of({ awards }: Pick<State, 'awards'>, draw: number): Present {
    const own = awards.filter((award) => award.draw === draw && award.status !== 'voided')
    const missing = entries(own.filter(({ entry }) => is(draw, entry)))
    const here = entries(own.filter(({ status, entry }) => status === 'won' && !is(draw, entry)))
    return {
      missing,
      here,
      confirm: missing.length === 0 ? [{ draw }] : here.map((entry) => ({ draw, entry })),
      redraw: { draw, entries: missing, reason: 'absent' },
    }
  }
  return { mark, is, of }
})

const nameOf = (draw: number, entry: string): string => `${draw} ${entry}`
const entries = (some: readonly Award[]): string[] => some.map(({ entry }) => entry)
