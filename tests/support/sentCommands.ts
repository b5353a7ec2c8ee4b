import type { Answer } from '../../server/ledger/ledger.ts'
import { isRefusal } from '../../shared/show/rule.ts'
import type { Client } from './runningServer.ts'
import type { StoredJournal } from './storedJournal.ts'

/** A body as a journal holds it. */
export type StoredBody = { type: string } & Record<string, unknown>

/** How a command is recognised in a journal: so many facts, which nothing but it, or a rival under the same name, can make. */
export interface FactTrace {
  name: string
  count: number
  matches(body: StoredBody): boolean
}

/** A command that was sent; `answer` is what its sender was told, null while nothing has come back. */
export interface SentCommand {
  id: string
  by: Client
  event: string
  type: string
  ask: Record<string, unknown>
  trace: FactTrace | null
  answer: Answer | null
}

/** A trace of one fact. */
export const oneFact = (name: string, of: (body: StoredBody) => boolean): FactTrace => ({
  name,
  count: 1,
  matches: of,
})

/** What is wrong between the commands sent to a journal and what it holds; empty if everything agrees. */
export function disagreements(sent: readonly SentCommand[], { facts, answers }: StoredJournal): unknown[] {
  const wrong: unknown[] = []
  const versions = new Set<number>()
  const traces = new Map<string, { trace: FactTrace; wanted: number }>()
  for (const { id, type, trace, answer } of sent) {
    const kept = answers.get(id)
    if (answer && JSON.stringify(kept) !== JSON.stringify(answer)) wrong.push({ type, told: answer, kept })
    const done = kept !== undefined && !isRefusal(kept)
    if (done) {
      if (versions.has(kept.version) || kept.version > facts.length) wrong.push({ type, version: kept })
      versions.add(kept.version)
    }
    if (!trace) continue
    const known = traces.get(trace.name) ?? { trace, wanted: 0 }
    traces.set(trace.name, { trace, wanted: known.wanted + (done ? trace.count : 0) })
  }
  for (const { trace, wanted } of traces.values()) {
    const found = facts.filter(({ body }) => body && trace.matches(body as StoredBody)).length
    if (found !== wanted) wrong.push({ trace: trace.name, wanted, found })
  }
  return wrong
}
