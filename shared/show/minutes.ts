/** The name of the scene that shows the timer, and the most minutes that it may have. */
export const COUNTDOWN = 'countdown'
export const MOST_MINUTES = 600

/** Minutes as a content holds them, more than 0; null if it holds none. */
export function minutesIn(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : null
}
