/**
 * Epoch ms of a time of day such as `19:30`, on the day of the instant `day` (epoch ms) in the local time zone; null if
 * `clock` is not a time.
 */
export function instantOf(clock: string, day: number): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(clock) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null
  return new Date(day).setHours(Number(hours), Number(minutes), 0, 0)
}

/** Formats a duration in seconds as `1:05:09` or `5:09`, rounded up, never negative. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

const two = (value: number): string => String(value).padStart(2, '0')

/**
 * What turns the minutes of a plan, counted from midnight, into instants (epoch ms) of the local time zone: those of the day on
 * which the plan begins nearest to `near` (epoch ms).
 */
export function instantsNear(
  plan: readonly { at: number | null }[],
  near: number,
): (minute: number) => number {
  const first = plan.find(({ at }) => at !== null)?.at ?? 0
  const on = (days: number) => (minute: number) => {
    const day = new Date(near)
    day.setDate(day.getDate() + days)
    return day.setHours(0, minute, 0, 0)
  }
  const far = (days: number) => Math.abs(on(days)(first) - near)
  return on([0, -1, 1].reduce((best, days) => (far(days) < far(best) ? days : best)))
}
