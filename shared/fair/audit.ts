import { hash } from './hash.ts'
import { checkLink, isLine } from './chain.ts'
import { openDraw, type BeaconCheck, type AuditState } from './auditState.ts'
import { finding, type Finding } from './finding.ts'
import { guessed } from './hidden.ts'
import type { Line } from './journal.ts'
import { notes } from './notes.ts'
import { outline, readRolls, type Outline } from './proof.ts'
import { isExact, isPublic } from './records.ts'
import { auditReport, type AuditReport, type Shown } from './auditReport.ts'
import { judge } from './rules/index.ts'

export interface Audit {
  /** Whether nothing is wrong: no finding is an error. */
  ok: boolean
  findings: Finding[]
  /** What the proof tells, judged or not; null when it is no proof at all. */
  report: AuditReport | null
}

/**
 * The whole audit of fd1 §6 over anything that came out of JSON; it never throws. `beacon` checks the signature of a
 * drand round; without it a draw that took its chance from one cannot pass (`verification.ts` loads it when needed).
 */
export function audit(proof: unknown, beacon: BeaconCheck | null = null): Audit {
  const findings: Finding[] = []
  const parts = outline(proof, findings)
  if (!parts) return { ok: false, findings, report: null }
  const state = begin(parts, beacon, findings)
  const read = readJournal(parts.journal, state, findings)
  checkEnd(state, read, findings)
  const whole = auditReport(state, read.lines, read.shown)
  const ok = findings.length === 0
  return { ok, findings: [...findings, ...notes(whole)], report: whole }
}

function begin({ event, rolls }: Outline, beacon: BeaconCheck | null, findings: Finding[]): AuditState {
  return {
    event,
    rolls: readRolls(rolls, findings),
    beacon,
    seals: [],
    prizes: new Map(),
    draws: [],
    out: new Map(),
    seeds: new Map(),
    withdrawn: [],
    returned: [],
  }
}

interface Read {
  lines: Line[]
  shown: Shown[]
  /** The places of the lines without a body, by digest. */
  hidden: Map<string, number>
}

function readJournal(journal: readonly unknown[], state: AuditState, findings: Finding[]): Read {
  const read: Read = { lines: [], shown: [], hidden: new Map() }
  journal.forEach((line, i) => {
    const seq = i + 1
    if (!isLine(line)) {
      findings.push(finding('line-form', {}, seq))
      return
    }
    const links = checkLink(line, read.lines[read.lines.length - 1], seq)
    const bodies = 'body' in line ? readBody(line, seq, state) : []
    findings.push(...links, ...bodies)
    if (!('body' in line)) read.hidden.set(line.digest, seq)
    if (links.every(({ code }) => code !== 'line-hash')) read.shown.push(shownBy(line, seq, bodies))
    read.lines.push(line)
  })
  return read
}

/** Judges the record on a line; its digest is taken from the body itself. */
function readBody(line: Line, seq: number, state: AuditState): Finding[] {
  const { body } = line
  if (!isPublic(body)) return [finding('body-private', {}, seq)]
  const digest = isExact(body) ? digestOf(body) : null
  if (digest === null) return [finding('record-form', { type: body.type }, seq)]
  const findings: Finding[] = []
  if (digest !== line.digest) findings.push(finding('body-digest', { type: body.type }, seq))
  judge(body, {
    state,
    line: { ...line, seq },
    digest,
    find: (code, about = {}) => findings.push(finding(code, about, seq)),
  })
  return findings
}

/** H of a record in its exact form; null if one of its strings holds a lone surrogate, which J does not allow. */
function digestOf(body: object): string | null {
  try {
    return hash(body)
  } catch {
    return null
  }
}

/** What a photographed code may name on a line: its hash, and its digest if the body is shown and has that digest. */
function shownBy(line: Line, seq: number, bodies: readonly Finding[]): Shown {
  const isTrue =
    isPublic(line.body) && bodies.every(({ code }) => code !== 'body-digest' && code !== 'record-form')
  const type = isPublic(line.body) ? line.body.type : null
  return { line: seq, hash: line.hash, digest: isTrue ? line.digest : null, type }
}

function checkEnd(state: AuditState, { hidden }: Read, findings: Finding[]): void {
  const draw = openDraw(state)
  if (draw?.phase === 'closed') findings.push(finding('close-without-result', { no: draw.record.no }))
  const sealed = new Set(state.seals.map(({ record }) => record.root))
  for (const root of state.rolls.keys()) {
    if (!sealed.has(root)) findings.push(finding('roll-unsealed', { root }))
  }
  for (const line of guessed(state, hidden)) findings.push(finding('record-hidden', {}, line))
}
