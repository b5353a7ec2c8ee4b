import type { Person } from '../../shared/show/state.ts'

/** Somebody with when and by whom they were checked in. */
export type Arrived = Person & { arrived: NonNullable<Person['arrived']> }

/** Who is checked in and is known to have been when, the latest first. */
export function arrivalsOf(people: readonly Person[]): Arrived[] {
  const known = people.filter((person): person is Arrived => person.checkedIn && person.arrived !== undefined)
  return known.sort((one, other) => other.arrived.at - one.arrived.at)
}

const MINUTE_MS = 60_000

/** How many came in each of the last `minutes`, the present one last; `now` in epoch ms, or when the latest came, if later. */
export function perMinute(arrivals: readonly Arrived[], now: number, minutes: number): number[] {
  const counts = Array.from({ length: minutes }, () => 0)
  const last = Math.floor(Math.max(now, arrivals[0]?.arrived.at ?? 0) / MINUTE_MS)
  for (const { arrived } of arrivals) {
    const ago = last - Math.floor(arrived.at / MINUTE_MS)
    if (ago >= 0 && ago < minutes) counts[minutes - 1 - ago]!++
  }
  return counts
}

/** How many each of the desks has checked in, the most first; '' for those who did it themselves. */
export function perDesk(arrivals: readonly Arrived[]): [by: string, count: number][] {
  const counts = new Map<string, number>()
  for (const { arrived } of arrivals) counts.set(arrived.by, (counts.get(arrived.by) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)
}
