import { Type } from 'typebox'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'
import { hasForm } from './form.ts'
import { ZERO, lineHash, type Line } from './journal.ts'
import { Hash } from './records.ts'

/** A journal line. */
export const LineForm = Type.Object(
  {
    seq: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    prev: Hash,
    at: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' }),
    digest: Hash,
    hash: Hash,
    body: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: false },
)

/** Whether a value is a journal line in its exact form, with a time that exists; its body may be anything. */
export function isLine(x: unknown): x is Line {
  if (!hasForm(LineForm, x)) return false
  const time = Date.parse(x.at)
  return !Number.isNaN(time) && new Date(time).toISOString() === x.at
}

/** What is wrong with the way a line hangs on the one before it (undefined: it is the first). */
export function checkLink(line: Line, before: Line | undefined, seq: number): Finding[] {
  const findings: Finding[] = []
  if (line.seq !== seq) findings.push(finding('line-seq', { says: line.seq }, seq))
  if (line.prev !== (before?.hash ?? ZERO)) findings.push(finding('line-prev', {}, seq))
  if (line.hash !== lineHash(line)) findings.push(finding('line-hash', {}, seq))
  if (before && line.at < before.at)
    findings.push(finding('line-time', { at: line.at, before: before.at }, seq))
  return findings
}
