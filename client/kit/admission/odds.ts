/** The chance of a seat, as the language writes a share; '–' where nobody signed up. */
export function oddsOf({ signed, seats }: { signed: number; seats: number }, language: string): string {
  if (signed === 0) return '–'
  const share = Math.min(1, seats / signed)
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
    minimumFractionDigits: 1,
  }).format(share)
}
