import { code, readCode } from './code.ts'
import { finding, type Finding } from './finding.ts'
import type { AuditReport, Shown } from './auditReport.ts'

/**
 * What a photographed code, or the full hash of its QR, names in an audited proof: the hash of a line, or the digest of a
 * body that is shown. The digest of a hidden body never counts: an operator could have planted it.
 */
export function identifyCode(typed: string, report: AuditReport | null): Finding {
  const wanted = readCode(typed)
  if (wanted === null) return finding('code-form', { code: typed.slice(0, 100) })
  const isWanted = (hash: string | null) =>
    hash !== null && (wanted.length === 64 ? hash : code(hash)) === wanted
  const shown = report?.shown ?? []
  const body = shown.find(({ digest }) => isWanted(digest))
  if (report && body) return named(wanted, body, report)
  const line = shown.find(({ hash }) => isWanted(hash))
  return line
    ? finding('code-line', { code: wanted, last: report!.lines }, line.line)
    : finding('code-unknown', { code: wanted })
}

function named(wanted: string, { line, type }: Shown, { seals, draws }: AuditReport): Finding {
  const seal = seals.find((one) => one.line === line)
  if (seal) return finding('code-seal', { code: wanted, no: seal.no, n: seal.n }, line)
  const draw = draws.find((one) => one.line === line)
  if (!draw) return finding('code-record', { code: wanted, type: type ?? '' }, line)
  const { no, name, pool, phase, winners, voided } = draw
  const about = { code: wanted, no, name, pool, fate: phase, winners: winners.length, voided: voided.length }
  return finding('code-open', about, line)
}
