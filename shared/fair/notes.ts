import { finding, type Finding } from './finding.ts'
import type { DrawReport, PrizeReport, AuditReport, SealReport } from './auditReport.ts'

/** What the audit prints and does not judge, one finding each. */
export function notes(report: AuditReport): Finding[] {
  const { head, later } = report
  return [
    head
      ? finding('head', { code: head.code, at: head.at, lines: report.lines }, head.line)
      : finding('journal-empty'),
    ...report.seals.flatMap(sealNotes),
    ...report.draws.flatMap(drawNotes),
    ...some('later-withdrawn', later.withdrawn, {}),
    ...some('later-returned', later.returned, {}),
    ...report.prizes.flatMap(prizeNotes),
  ]
}

function some(
  code: Finding['code'],
  entries: readonly string[],
  about: Finding['with'],
  line?: number,
): Finding[] {
  return entries.length === 0 ? [] : [finding(code, { ...about, count: entries.length, entries }, line)]
}

function sealNotes(seal: SealReport): Finding[] {
  const { no, line, rows, prizes } = seal
  const about = { no }
  const isFirst = no === 1
  return [
    finding('seal', { no, code: seal.code, n: seal.n, tickets: seal.tickets }, line),
    ...(seal.textChanged ? [finding('seal-text', { no, text: seal.text }, line)] : []),
    ...(isFirst ? [] : some('rows-added', rows.added, about, line)),
    ...some('rows-removed', rows.removed, about, line),
    ...some('rows-reweighted', rows.reweighted, about, line),
    ...some('rows-moved', rows.moved, about, line),
    ...prizes.added.map(({ id, name, quantity }) =>
      finding('prize-added', { no, prize: id, name, quantity }, line),
    ),
    ...prizes.removed.map(({ id, name }) => finding('prize-removed', { no, prize: id, name }, line)),
    ...prizes.changed.map((change) => finding('prize-changed', { no, ...change }, line)),
  ]
}

function drawNotes(draw: DrawReport): Finding[] {
  const { no, line, rule, withdrawn, returned, voided } = draw
  const about = { no }
  return [
    outcome(draw),
    chance(draw),
    ...some('draw-rule', rule, about, line),
    ...some('draw-withdrawn', withdrawn, about, line),
    ...some('draw-returned', returned, about, line),
    ...some('draw-voided', voided, about, line),
  ]
}

function outcome({ no, line, name, code, pool, count, phase, word, reason, winners }: DrawReport): Finding {
  const about = { no, name, code, pool }
  if (phase === 'result') return finding('draw-result', { ...about, winners: winners.length }, line)
  if (phase !== 'abandoned') return finding('draw-open', { ...about, count }, line)
  if (word === '') return finding('draw-abandoned', { ...about, reason }, line)
  return finding('draw-abandoned-word', { ...about, reason, word }, line)
}

function chance({ no, line, need, word, round }: DrawReport): Finding {
  if (need === 'room') return finding('chance-room', { no, word }, line)
  if (need === 'beacon') return finding('chance-beacon', { no, round: round ?? 0 }, line)
  return finding('chance-operator', { no }, line)
}

function prizeNotes({ prize, name, opened, abandoned, voided, bound }: PrizeReport): Finding[] {
  if (opened === 0) return []
  const about = { prize, name, attempts: opened }
  return [
    finding('prize-draws', { prize, name, opened, abandoned, voided }),
    bound === null ? finding('prize-attempts', about) : finding('prize-bound', { ...about, pool: bound }),
  ]
}
