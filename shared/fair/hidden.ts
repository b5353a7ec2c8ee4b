import { canonical } from './canonical.ts'
import type { AuditState } from './auditState.ts'
import { digester, toHex } from './hash.ts'

/**
 * The lines (by digest) whose hidden body can only be a public record that somebody left out. Public records
 * of leaving and returning carry no salt, so they can be guessed: every award and every sealed entry is tried.
 */
export function guessed(state: AuditState, hidden: ReadonlyMap<string, number>): number[] {
  if (hidden.size === 0) return []
  const heads = new Set([...hidden.keys()].map((hex) => parseInt(hex.slice(0, 12), 16)))
  const digest = digester()
  const utf8 = new TextEncoder()
  const out = new Uint8Array(32)
  const view = new DataView(out.buffer)
  const lines = new Set<number>()
  for (const record of guesses(state)) {
    digest(utf8.encode(canonical(record)), out)
    if (!heads.has(view.getUint32(0) * 65536 + view.getUint16(4))) continue
    const line = hidden.get(toHex(out))
    if (line !== undefined) lines.add(line)
  }
  return [...lines].sort((a, b) => a - b)
}

function* guesses(state: AuditState): Generator<object> {
  for (const draw of state.draws) {
    for (const entry of draw.winners) {
      for (const reason of ['absent', 'declined', 'ineligible', 'error']) {
        yield { type: 'fd1/void', no: draw.record.no, entry, reason }
      }
    }
  }
  const entries = new Set(state.seals.flatMap(({ rows, groups }) => [...rows.keys(), ...groups.keys()]))
  for (const entry of entries) {
    yield { type: 'fd1/return', entry }
    for (const reason of ['left', 'asked', 'ineligible', 'error'])
      yield { type: 'fd1/withdraw', entry, reason }
  }
}
