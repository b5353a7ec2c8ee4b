import { refusal, type Refusal } from '../../../shared/show/rule.ts'
import { StoreError } from '../../journals/error.ts'
import type { Journal } from '../../journals/journal.ts'
import type { Heads } from './heads.ts'
import { EVENT } from './make.ts'
import { OpenEvent } from './openEvent.ts'

/**
 * Why a backup cannot take the place of an event's journal that lost its end; null where it can. It is read and verified whole, as
 * an event that is served. Refuses with `backup-unreadable`, `backup-other` (it is another event's), `backup-broken {line}` (its
 * chain does not hold), `backup-short {missing}` (it was made before the last line that was remembered), and `backup-differs` (it
 * has as many lines, but another line there). Anything else that the store says is thrown.
 */
export async function refuseBackup(
  id: string,
  backup: Journal,
  { heads, now }: { heads: Heads; now(): number },
): Promise<Refusal | null> {
  try {
    const other = await backup.marks.get(EVENT)
    if (!other) return refusal('backup-unreadable')
    if (other !== id) return refusal('backup-other')
    // It is not closed as an event: that would let go of the journal, which is the caller's.
    await OpenEvent.open(id, id, backup, { now })
    const cut = await heads.cut(id, backup)
    if (!cut) return null
    const { line, missing, known } = cut.with as { line: number; missing: number; known: number }
    return line < known ? refusal('backup-short', { missing }) : refusal('backup-differs')
  } catch (error) {
    return unusable(error)
  }
}

/** What is wrong with a file that cannot be read, or not to its end; anything but that is thrown. */
export function unusable(error: unknown): Refusal {
  if (!(error instanceof StoreError)) throw error
  if (error.code === 'journal-broken') return refusal('backup-broken', { line: Number(error.with['line']) })
  if (error.code === 'store-broken') return refusal('backup-unreadable')
  throw error
}
