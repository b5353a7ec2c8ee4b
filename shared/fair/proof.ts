import { isWellFormed } from './canonical.ts'
import { finding, type Finding } from './finding.ts'
import type { Line } from './journal.ts'
import { root as rootOf } from './merkle.ts'
import { MAX_WEIGHT, type RollRow } from './roll.ts'
import { isAscending } from './auditState.ts'

/** Everything that the public may know of an event: every line, the bodies of fd1's records, every sealed roll. */
export interface Proof {
  format: 'fd1/proof'
  event: string
  journal: Line[]
  rolls: Record<string, RollRow[]>
}

/** The outer parts of a proof, its lines and rows not looked at yet. */
export interface Outline {
  event: string
  journal: readonly unknown[]
  rolls: Readonly<Record<string, unknown>>
}

const MEMBERS = new Set(['format', 'event', 'journal', 'rolls'])

/** A value's outer parts if it is a proof at all, else null; what is wrong goes to `findings`. */
export function outline(x: unknown, findings: Finding[]): Outline | null {
  const proof = isObject(x) ? x : {}
  const { format, event, journal, rolls } = proof
  const wrong = [
    ...(format === 'fd1/proof' ? [] : ['format']),
    ...(typeof event === 'string' && isWellFormed(event) ? [] : ['event']),
    ...(Array.isArray(journal) ? [] : ['journal']),
    ...(isObject(rolls) ? [] : ['rolls']),
  ]
  if (wrong.length > 0) {
    findings.push(finding('not-a-proof', { members: wrong }))
    return null
  }
  for (const member of Object.keys(proof)) {
    if (!MEMBERS.has(member)) findings.push(finding('proof-member', { member }))
  }
  return { event, journal, rolls } as Outline
}

/** The rolls of a proof by root; null for one that is not what its root says. */
export function readRolls(
  rolls: Outline['rolls'],
  findings: Finding[],
): Map<string, readonly RollRow[] | null> {
  const read = new Map<string, readonly RollRow[] | null>()
  for (const root of Object.keys(rolls)) {
    const rows = rolls[root]
    const fault = rollFault(root, rows)
    if (fault) findings.push(fault)
    read.set(root, fault ? null : (rows as RollRow[]))
  }
  return read
}

function rollFault(root: string, rows: unknown): Finding | null {
  if (!Array.isArray(rows)) return finding('roll-form', { root, row: 0 })
  const bad = rows.findIndex((row) => !isRow(row))
  if (bad >= 0) return finding('roll-form', { root, row: bad + 1 })
  if (!isAscending((rows as RollRow[]).map((row) => row[0]))) return finding('roll-order', { root })
  return rootOf(rows as RollRow[]) === root ? null : finding('roll-root', { root })
}

/** Whether a value is a row in its exact form. */
export function isRow(x: unknown): x is RollRow {
  if (!Array.isArray(x) || x.length !== 3) return false
  const [entry, weight, group] = x as unknown[]
  return (
    typeof entry === 'string' &&
    /^[0-9a-f]{64}$/.test(entry) &&
    Number.isInteger(weight) &&
    (weight as number) >= 1 &&
    (weight as number) <= MAX_WEIGHT &&
    typeof group === 'string' &&
    isWellFormed(group)
  )
}

function isObject(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null && !Array.isArray(x)
}
