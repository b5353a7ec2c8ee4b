import { createHash } from 'node:crypto'
import postgres from 'postgres'

/** What a client was told of a command: the answer under its id, in its session. */
export interface Acknowledged {
  id: string
  type: string
  /** Of what makes a fact of its own: the text that stands in that fact and nowhere else. */
  mark: string | null
  /** null where the client never got an answer. */
  answer: Record<string, unknown> | null
}

interface Row {
  seq: number
  prev: string
  at: string
  digest: string
  hash: string
  body: string | null
}

const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What rows and answers do not agree on; empty if all is well. It reads the tables by plain SQL and shares nothing with the server. */
export async function faultsOf(
  url: string,
  event: string,
  told: readonly Acknowledged[],
  /** The winners that screens showed, by draw. */
  shown: ReadonlyMap<number, ReadonlySet<string>>,
): Promise<string[]> {
  const sql = postgres(url, { max: 1 })
  const rows = await sql<Row[]>`select * from drumroll.lines where journal = ${event} order by seq`
  const kept = await sql<{ id: string; answer: string }[]>`
    select id, answer from drumroll.receipts where journal = ${event}`
  await sql.end()
  const answers = new Map(kept.map(({ id, answer }) => [id, answer]))
  return [...ofChain(rows), ...ofAnswers(told, answers, rows), ...ofDraws(rows, shown)]
}

function ofChain(rows: readonly Row[]): string[] {
  const faults: string[] = []
  let [prev, at] = ['0'.repeat(64), '']
  for (const [i, row] of rows.entries()) {
    const { seq, digest } = row
    const text = `{"at":"${row.at}","digest":"${digest}","prev":"${row.prev}","seq":${seq}}`
    if (seq !== i + 1 || row.prev !== prev || sha(text) !== row.hash) faults.push(`line ${seq}: chain`)
    if (row.body !== null && sha(row.body) !== digest) faults.push(`line ${seq}: body`)
    if (row.at < at) faults.push(`line ${seq}: time runs back`)
    ;({ hash: prev, at } = row)
  }
  return faults
}

function ofAnswers(
  told: readonly Acknowledged[],
  answers: ReadonlyMap<string, string>,
  rows: readonly Row[],
): string[] {
  const faults: string[] = []
  const versions = new Map<number, string>()
  for (const { id, type, mark, answer } of told) {
    const text = answers.get(id)
    const stored = text === undefined ? null : (JSON.parse(text) as Record<string, unknown>)
    if (answer && JSON.stringify(answer) !== JSON.stringify(stored))
      faults.push(`${type} ${id}: told ${JSON.stringify(answer)}, kept ${text ?? 'nothing'}`)
    const done = stored !== null && !('refused' in stored)
    const version = Number(stored?.['version'])
    if (done && (versions.has(version) || version > rows.length))
      faults.push(`${type} ${id}: version ${version}`)
    if (done) versions.set(version, id)
    const count = mark === null ? null : rows.filter(({ body }) => body?.includes(`"${mark}"`)).length
    if (count !== null && count !== (done ? 1 : 0)) faults.push(`${type} ${id}: ${count} facts`)
  }
  return faults
}

/** One OPEN and one RESULT at most of each draw, one draw open at a time, and no screen with other winners. */
function ofDraws(rows: readonly Row[], shown: ReadonlyMap<number, ReadonlySet<string>>): string[] {
  const faults: string[] = []
  const results = new Map<number, string>()
  const opened = new Set<number>()
  let open: number | null = null
  for (const { seq, body } of rows) {
    const { type, no, winners } = JSON.parse(body ?? '{}') as { type: string; no: number; winners: string[] }
    if (type === 'fd1/open') {
      if (opened.has(no) || open !== null) faults.push(`line ${seq}: draw ${no} opened`)
      opened.add((open = no))
    }
    if (type === 'fd1/result') {
      if (open === null) faults.push(`line ${seq}: a result without a draw`)
      else results.set(open, JSON.stringify(winners))
    }
    if (type === 'fd1/result' || type === 'fd1/abandon') open = null
  }
  for (const [no, seen] of shown)
    if (seen.size > 1 || [...seen][0] !== results.get(no)) faults.push(`draw ${no}: screens differ`)
  return faults
}
