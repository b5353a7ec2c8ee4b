import type { Person } from '../../shared/show/state.ts'

/** A ticket code for somebody who is not on the list: W001, W002 … after the highest that there is. */
export function walkInCode(people: readonly Person[]): string {
  let highest = 0
  for (const { code } of people) {
    const number = /^w(\d{1,6})$/i.exec(code)
    if (number) highest = Math.max(highest, Number(number[1]))
  }
  return `W${String(highest + 1).padStart(3, '0')}`
}
