import type { Showcase, State, Work } from './state.ts'

/** A web address: text that phones may open, and the stage never does. */
const LINK = /^https?:\/\/[^\s"'<>\\]{1,300}$/iu

/** Whether a text may stand as the link of a work; '' is none. */
export const isLink = (link: string): boolean => link === '' || LINK.test(link)

/** Whether groups may hand in their works at that time, epoch ms. */
export const takesWorks = ({ showcase }: { showcase?: Showcase | undefined }, now: number): boolean =>
  showcase?.open === true && now < (showcase.until ?? Infinity)

/** Whether the hall may see a work: it has been on stage, or all are public, and the host has not hidden it. */
export const isPublic = ({ showcase }: Pick<State, 'showcase'>, { hidden, shown }: Work): boolean =>
  !hidden && (shown === true || showcase?.published === true)

/** Compares names of groups by the first number in them, those without one last, then by their characters. */
export function byNumber(one: string, other: string): number {
  const [a, b] = [numberIn(one), numberIn(other)]
  if (a !== b) return a < b ? -1 : 1
  return one < other ? -1 : one > other ? 1 : 0
}

function numberIn(name: string): number {
  const digits = /\d+/.exec(name.normalize('NFKC'))
  return digits ? Number(digits[0]) : Infinity
}
