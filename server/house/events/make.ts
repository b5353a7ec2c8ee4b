import { setImmediate as otherWork } from 'node:timers/promises'
import type { Body } from '../../../shared/show/rule.ts'
import { nextLine, newSalt } from '../../ledger/chain.ts'
import type { Journal, Line, StoredFile } from '../../journals/journal.ts'
import { newTip } from '../../ledger/seeds.ts'

/** Pictures by their SHA-256. */
export type Pictures =
  | AsyncIterable<[sha: string, picture: StoredFile]>
  | Iterable<[sha: string, picture: StoredFile]>

/** Facts made into lines before other work is let in. */
const FACTS_AT_ONCE = 250

/** Secret of an event: the beginning of its seed chain. */
export const SEED = 'seed'
/** Mark of an event's journal with the event's id, whatever the file is called. */
export const EVENT = 'event'

/** Writes a new event whole: its pictures, then all its facts, its secret and its mark in one step. */
export async function writeEvent(
  journal: Journal,
  id: string,
  now: number,
  facts: Iterable<Body>,
  pictures: Pictures = [],
): Promise<void> {
  for await (const [sha, picture] of pictures) await journal.putFile(sha, picture)
  const lines: Line[] = []
  for (const body of facts) {
    if (lines.length % FACTS_AT_ONCE === FACTS_AT_ONCE - 1) await otherWork()
    lines.push(nextLine(lines.at(-1) ?? null, now, body, newSalt).line)
  }
  await journal.append({ after: null, lines, secrets: { [SEED]: newTip() }, marks: { [EVENT]: id } })
}
