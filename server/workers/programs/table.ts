import { parentPort } from 'node:worker_threads'
import { difference, type Difference, type Known } from '../../../shared/formats/difference.ts'
import { Unreadable } from '../../../shared/formats/unreadable.ts'
import { readTable } from '../../../shared/formats/index.ts'
import { guess, heldTo } from '../../../shared/formats/mapping.ts'
import { type Listed, people, type Problem, type ProblemCode } from '../../../shared/formats/people.ts'
import type { Table } from '../../../shared/formats/table.ts'
import type { Mapping } from '../../../shared/formats/mapping.ts'
import type { ImportSummary } from '../../../shared/wire.ts'
import type { Kept, ThreadOrder, ThreadReport } from '../tableMessages.ts'

/** Samples shown of each column and of each part of the difference; problems shown in full. */
const SAMPLES = 5
const SHOWN = 20
const PROBLEMS = 500

const main = parentPort!
const known: Known[] = []
const tell = (report: ThreadReport, transfer: ArrayBuffer[] = []) => main.postMessage(report, transfer)

main.on('message', async (order: ThreadOrder) => {
  if ('known' in order) {
    known.push(...order.known)
    return
  }
  try {
    await read(order)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    tell({ refused: error.code, with: error.params })
  }
})

async function read({ file, mapping: asked }: Extract<ThreadOrder, { file: unknown }>): Promise<void> {
  tell({ step: 'reading' })
  const table = await readTable(file)
  tell({ step: 'checking' })
  const mapping = asked ? heldTo(table, asked) : guess(table)
  const listed = people(table, mapping)
  tell({ step: 'comparing' })
  const change = difference(known, listed.people, listed.fields)
  const kept: Kept = { people: listed.people, fields: listed.fields }
  const bytes = new TextEncoder().encode(JSON.stringify(kept))
  tell({ summary: summaryOf(table, mapping, listed, change), kept: bytes }, [bytes.buffer])
}

function summaryOf(table: Table, mapping: Mapping, listed: Listed, change: Difference): ImportSummary {
  const problems = [...listed.problems, ...change.problems].toSorted((a, b) => a.row - b.row)
  const byId = new Map(known.map((person) => [person.id, person]))
  return {
    columns: table.header.map((heading, at) => ({ heading, samples: samplesOf(table, at) })),
    mapping,
    rows: table.rows.filter((row) => row.some((cell) => cell.trim() !== '')).length,
    problems: problems.slice(0, PROBLEMS),
    problemCounts: counted(problems),
    difference: {
      added: change.added.length,
      changed: change.changed.length,
      same: change.same,
      missing: change.missing.length,
      samples: {
        added: change.added.slice(0, SHOWN),
        changed: change.changed.slice(0, SHOWN).map(({ person, before, after }) => ({
          name: byId.get(person)!.name,
          before,
          after,
        })),
        missing: change.missing.slice(0, SHOWN).map((id) => {
          const { name, code, group } = byId.get(id)!
          return { name, code, group }
        }),
      },
    },
  }
}

function samplesOf(table: Table, at: number): string[] {
  const samples: string[] = []
  for (let i = 0; i < table.rows.length && samples.length < SAMPLES; i++) {
    const cell = (table.rows[i]![at] ?? '').trim()
    if (cell !== '') samples.push(cell.slice(0, 100))
  }
  return samples
}

function counted(problems: Problem[]): Partial<Record<ProblemCode, number>> {
  const counts: Partial<Record<ProblemCode, number>> = {}
  for (const { code } of problems) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
