import { entrants } from '../../../shared/fair/roll.ts'
import type { RecordedCommand } from '../../support/showRecorder.ts'
import { holds } from './law.ts'

/** What an order draw does, and what it leaves alone. */
export function orderDrawLaws({ before, after }: RecordedCommand): void {
  const draw = after.draws.find((one) => one.id === before.opened?.no)
  const prize = after.prizes.find((one) => one.id === draw?.prize)
  if (!draw || !prize?.order) return
  const was = before.draws.find((one) => one.id === draw.id)!
  if (was.phase !== 'open' || (draw.phase !== 'closed' && draw.phase !== 'revealed')) return
  const out = new Set(Object.values(before.opened!.without).flat())
  const pool = entrants(before.id, before.roll, prize.unit)
    .filter(([entry, , group]) => !out.has(entry) && (!prize.groups || prize.groups.includes(group)))
    .map(([entry]) => entry)
  holds(
    'an order draw ranks its whole pool, everybody once',
    JSON.stringify(draw.winners.toSorted()) === JSON.stringify(pool.toSorted()),
    { ranked: draw.winners.length, pool: pool.length },
  )
  holds('an order draw makes no awards', !after.awards.some((award) => award.draw === draw.id))
  const staged = before.show.draw === draw.id
  holds('an order beside the stage is revealed at once', staged || draw.phase === 'revealed', draw.phase)
  holds('an order beside the stage leaves the stage as it is', staged || after.show.draw === before.show.draw)
}
