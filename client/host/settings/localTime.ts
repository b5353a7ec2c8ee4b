/** A moment in epoch ms as a field for date and time holds it, such as 2026-11-28T21:30 in this device's time zone; '' for none. */
export function toLocal(epoch: number | undefined): string {
  if (!epoch) return ''
  const local = new Date(epoch - new Date(epoch).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

/** The moment that such a field holds, in epoch ms; null where it is empty. */
export function fromLocal(typed: string): number | null {
  const epoch = new Date(typed).getTime()
  return Number.isNaN(epoch) ? null : epoch
}
