import { parentPort } from 'node:worker_threads'
import { difference, type Difference, type Known } from '../../../shared/formats/difference.ts'
import { Unreadable } from '../../../shared/formats/unreadable.ts'
import { readTable } from '../../../shared/formats/index.ts'
import { FIELDS } from '../../../shared/formats/headings.ts'
import { guess, heldTo } from '../../../shared/formats/mapping.ts'
import { type Listed, people } from '../../../shared/formats/people.ts'
import type { KeptPreview } from '../../../shared/formats/plan.ts'
import type { Problem, ProblemCode } from '../../../shared/formats/problems.ts'
import { rowNumber, type Table } from '../../../shared/formats/table.ts'
import type { Mapping } from '../../../shared/formats/mapping.ts'
import type { ImportProblems, ImportSummary } from '../../../shared/wire.ts'
import type { ThreadOrder, ThreadReport } from '../tableMessages.ts'

/** Samples shown of each column and of each part of the difference; problems shown in full. */
const SAMPLES = 5
const SHOWN = 20
const PROBLEMS = 500
/** Values shown of all columns of status and check-in together; people to choose from. */
const VALUES = 200
const CHOICES = 500
/** How much of a row is kept beside its problem, in characters. */
const ROW_TEXT = 500

// The spreadsheet library prints what it wonders about; the host is told what matters.
console.error = () => undefined

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
  const table = await readTable(file, asked ?? {})
  tell({ step: 'checking' })
  const mapping = asked ? heldTo(table, asked) : guess(table)
  const listed = people(table, mapping)
  tell({ step: 'comparing' })
  const change = difference(known, listed.people, listed.fields, listed.away)
  const kept: KeptPreview = {
    people: listed.people,
    away: listed.away,
    fields: listed.fields,
    doubles: listed.doubles,
  }
  const all = [...listed.problems, ...change.problems].toSorted((a, b) => a.row - b.row)
  const [bytes, problems] = [
    encode(kept),
    encode({ problems: withRows(table, all) } satisfies ImportProblems),
  ]
  const summary = summaryOf(table, mapping, listed, change, all)
  tell({ summary, kept: bytes, problems }, [bytes.buffer, problems.buffer])
}

const encode = (value: object) => new TextEncoder().encode(JSON.stringify(value))

/** The problems, each with its row as it stands in the list. */
function withRows(table: Table, problems: Problem[]): ImportProblems['problems'] {
  const asked = new Set(problems.map(({ row }) => row))
  const texts = new Map<string, string>()
  for (const [at, row] of table.rows.entries()) {
    const number = rowNumber(table, at)
    if (!asked.has(number)) continue
    const sheet = table.sheetColumn === undefined ? '' : row[table.sheetColumn]
    const key = `${number} ${sheet}`
    const said = row.filter((cell) => cell.trim() !== '').join(' | ')
    // Blocks that stand side by side share their rows.
    const whole = texts.has(key) ? `${texts.get(key)} | ${said}` : said
    texts.set(key, whole.slice(0, ROW_TEXT))
  }
  return problems.map((problem) => ({
    ...problem,
    text: texts.get(`${problem.row} ${problem.sheet ?? ''}`) ?? '',
  }))
}

function summaryOf(
  table: Table,
  mapping: Mapping,
  listed: Listed,
  change: Difference,
  problems: Problem[],
): ImportSummary {
  const byId = new Map(known.map((person) => [person.id, person]))
  const named = (id: string) => {
    const { name, code, group } = byId.get(id)!
    return { id, name, code, group }
  }
  const fresh = new Set(change.added.map(({ code }) => code))
  return {
    columns: table.header.map((heading, at) => ({ heading, samples: samplesOf(table, at) })),
    mapping,
    dropped: droppedOf(table, mapping),
    sheets: table.sheets ?? [],
    sheet: table.sheet ?? null,
    sheetColumn: table.sheetColumn ?? null,
    encoding: table.encoding ?? null,
    hiddenRows: table.hidden?.length ?? 0,
    values: listed.values.slice(0, VALUES),
    valuesMore: Math.max(0, listed.values.length - VALUES),
    doubles: listed.doubles.filter(({ codes }) => codes.some((code) => fresh.has(code))).slice(0, CHOICES),
    rows: table.rows.filter((row) => row.some((cell) => cell.trim() !== '')).length,
    problems: problems.slice(0, PROBLEMS),
    problemCounts: counted(problems),
    difference: {
      added: change.added.length,
      changed: change.changed.length,
      same: change.same,
      replaced: change.replaced.length,
      leaving: change.leaving.length,
      missing: change.missing.length,
      samples: {
        added: change.added.slice(0, SHOWN),
        changed: change.changed.slice(0, SHOWN).map(({ person, before, after }) => ({
          name: byId.get(person)!.name,
          before,
          after,
        })),
        replaced: change.replaced
          .slice(0, CHOICES)
          .map(({ person, row, before, after }) => ({ ...named(person), row, before, after })),
        leaving: change.leaving
          .slice(0, CHOICES)
          .map(({ person, row, status }) => ({ ...named(person), row, status })),
        missing: change.missing.slice(0, CHOICES).map(named),
      },
    },
  }
}

/** The columns that hold something and that no field is taken from. */
function droppedOf(table: Table, mapping: Mapping): number[] {
  const taken = new Set(FIELDS.flatMap((field) => mapping[field] ?? []))
  return table.header.flatMap((_, at) =>
    !taken.has(at) && table.rows.some((row) => (row[at] ?? '').trim() !== '') ? [at] : [],
  )
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
