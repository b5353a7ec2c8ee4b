import { Type, type Static } from 'typebox'
import { audit, type Audit } from './audit.ts'
import { isWellFormed } from './canonical.ts'
import { finding, type Finding } from './finding.ts'
import { hasForm } from './form.ts'
import { auditPath, rootFromPath, tree, type Tree } from './merkle.ts'
import { isRow } from './proof.ts'
import { Hash } from './records.ts'
import type { DrawReport, AuditReport } from './auditReport.ts'
import { entryHash, groupEntry, type Entry, type RollRow } from './roll.ts'

const EXACT = { additionalProperties: false } as const

/** The file that lets one person check their own place in a roll: their entry, its row and the way to the root. */
export const Ticket = Type.Object(
  {
    format: Type.Literal('fd1/ticket'),
    event: Type.String(),
    root: Hash,
    n: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    index: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    entry: Type.Object(
      {
        type: Type.Literal('fd1/entry'),
        event: Type.String(),
        id: Type.String(),
        name: Type.String(),
        salt: Type.String({ pattern: '^[0-9a-f]{32}$' }),
      },
      EXACT,
    ),
    row: Type.Tuple([Hash, Type.Integer(), Type.String()]),
    path: Type.Array(Hash),
  },
  EXACT,
)
export type Ticket = Static<typeof Ticket>

/** The ticket of an entry in a roll (rows ascending, or its tree); null when the roll has no such entry. */
export function makeTicket(entry: Entry, roll: readonly RollRow[] | Tree): Ticket | null {
  const whole = 'levels' in roll ? roll : tree(roll)
  const own = entryHash(entry)
  const index = whole.rows.findIndex((one) => one[0] === own)
  const row = whole.rows[index]
  if (!row) return null
  const { root, rows } = whole
  const path = auditPath(whole, index)
  return { format: 'fd1/ticket', event: entry.event, root, n: rows.length, index, entry, row, path }
}

/** What a ticket says against a proof, and which awards its entry and its group hold; it never throws. */
export function checkTicket(ticket: unknown, proof: unknown, audited: Audit = audit(proof)): Finding[] {
  if (!isTicket(ticket)) return [finding('ticket-form')]
  const { event, entry, row, root, index, n, path } = ticket
  const { report } = audited
  const wrong: Finding[] = []
  if (entry.event !== event || (report && report.event !== event))
    wrong.push(finding('ticket-event', { event }))
  if (entryHash(entry) !== row[0]) wrong.push(finding('ticket-entry'))
  if (rootFromPath(row, index, n, path) !== root) wrong.push(finding('ticket-path'))
  const seals = (report?.seals ?? []).filter((seal) => seal.root === root)
  if (seals.length === 0) wrong.push(finding('ticket-roll', { root }))
  if (seals.some((seal) => seal.n !== n)) wrong.push(finding('ticket-row'))
  if (wrong.length > 0 || !report) return wrong
  return [
    finding('ticket-listed', {
      id: entry.id,
      name: entry.name,
      seals: seals.map(({ no }) => no),
      index: index + 1,
      n,
    }),
    ...laterSeals(ticket, report),
    ...awards(ticket, report),
  ]
}

function isTicket(x: unknown): x is Ticket {
  if (!hasForm(Ticket, x) || !isRow(x.row)) return false
  return [x.event, x.entry.event, x.entry.id, x.entry.name].every(isWellFormed)
}

/** What later seals did to the row. */
function laterSeals({ root, row: [entry] }: Ticket, { seals }: AuditReport): Finding[] {
  const from = seals.findIndex((seal) => seal.root === root)
  return seals.slice(from + 1).flatMap(({ no, line, rows }) => {
    if (rows.removed.includes(entry)) return [finding('ticket-dropped', { no }, line)]
    const isChanged = rows.reweighted.includes(entry) || rows.moved.includes(entry)
    return isChanged ? [finding('ticket-changed', { no }, line)] : []
  })
}

function awards({ event, row: [entry, , group] }: Ticket, report: AuditReport): Finding[] {
  const ofGroup = group === '' ? '' : groupEntry(event, group)
  const found = [
    ...report.draws.flatMap((draw) => award(draw, entry, 'ticket-award', 'ticket-voided', {})),
    ...report.draws.flatMap((draw) =>
      award(draw, ofGroup, 'ticket-group-award', 'ticket-group-voided', { group }),
    ),
  ]
  const reason = report.out.get(entry)
  return [
    ...(found.length > 0 ? found : [finding('ticket-no-award')]),
    ...(reason ? [finding('ticket-out', { reason })] : []),
  ]
}

function award(
  { no, line, prize, name, winners, voided }: DrawReport,
  entry: string,
  held: Finding['code'],
  lost: Finding['code'],
  about: Finding['with'],
): Finding[] {
  const place = winners.indexOf(entry) + 1
  if (place === 0) return []
  return [finding(voided.includes(entry) ? lost : held, { ...about, no, place, prize, name }, line)]
}
