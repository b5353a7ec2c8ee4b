/** Epoch ms of a time of day on the day of another instant, by this machine's time zone; null if it is none. */
export function instantOf(clock: string, day: number): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(clock) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null
  return new Date(day).setHours(Number(hours), Number(minutes), 0, 0)
}

/** Seconds as `1:05:09` or `5:09`. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

const two = (value: number): string => String(value).padStart(2, '0')
