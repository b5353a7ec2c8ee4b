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
