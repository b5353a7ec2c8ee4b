import { nextLine } from '../../server/ledger/chain.ts'
import type { Append, Journal, Line } from '../../server/journals/journal.ts'
import { ZERO, type Head } from '../../shared/fair/journal.ts'

/** 2026-05-25 12:00 UTC, epoch ms. */
export const NOON = Date.parse('2026-05-25T12:00:00.000Z')

/** So many lines that follow `head`, one a second, each with a private body that carries `mark`. */
export function linesAfter(head: Head | null, count: number, mark = 'note'): Line[] {
  const lines: Line[] = []
  for (let i = 0; i < count; i++) {
    const body = { type: 'house-event-current', event: `${mark} ${i}` } as const
    lines.push(nextLine(lines.at(-1) ?? head, NOON + i * 1000, body, () => 'ab'.repeat(16)).line)
  }
  return lines
}

/** The step that writes lines, one at least, right after the head that they follow. */
export function stepOf(lines: readonly Line[], more: Omit<Append, 'after' | 'lines'> = {}): Append {
  const { prev } = lines[0]!
  return { after: prev === ZERO ? null : prev, lines, ...more }
}

/** All that a journal holds, in order. */
export async function linesOf(journal: Journal, from?: number): Promise<Line[]> {
  const lines: Line[] = []
  for await (const slice of journal.read(from)) lines.push(...slice.map((line) => ({ ...line })))
  return lines
}
