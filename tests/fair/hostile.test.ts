import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { audit } from '../../shared/fair/audit.ts'
import { canonical } from '../../shared/fair/canonical.ts'
import { identifyCode } from '../../shared/fair/codeIdentity.ts'
import { checkTicket, makeTicket } from '../../shared/fair/ticket.ts'
import { sentence } from '../../shared/i18n/findings/catalogue.ts'
import { en } from '../../shared/i18n/findings/en.ts'
import { fullScenario, isSigned } from '../support/fairScenario.ts'
import { copy, vectors } from '../support/vectors.ts'

const proof = fullScenario().proof()
const v = vectors[3]!
const ticket = makeTicket(v.people[0]!.entry, v.proof.rolls[v.last_root]!)!

/** Every place in a JSON value. */
function paths(x: unknown, at: string[] = []): string[][] {
  if (typeof x !== 'object' || x === null) return [at]
  return [at, ...Object.entries(x).flatMap(([key, member]) => paths(member, [...at, key]))]
}

/** A value with something else in one place. */
function graft(value: unknown, path: readonly string[], other: unknown): unknown {
  const whole: { root: any } = { root: copy(value) }
  let at: any = whole
  const keys = ['root', ...path]
  for (const key of keys.slice(0, -1)) at = at[key]
  at[keys[keys.length - 1]!] = other
  return whole.root
}

const places = paths(proof)
const ticketPlaces = paths(ticket)

/** What comes out of JSON.parse, with what trips up a reader. */
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    -0,
    1e308,
    2 ** 53,
    -1,
    '\ud800',
    '\0',
    'x'.repeat(10_000),
    '__proto__',
    'constructor',
  ),
  fc.constant(JSON.parse('{"__proto__":{"type":"fd1/seal"},"type":"toString"}') as unknown),
  fc.constantFrom<unknown>(
    { type: 'fd1/void' },
    { type: '__proto__' },
    Array.from({ length: 2_000 }, () => []),
  ),
)

function deep(depth: number): unknown {
  return JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown
}

describe('a hostile proof', () => {
  it('is answered with findings, never with an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), json, fc.string(), (path, other, typed) => {
        for (const hostile of [other, graft(proof, path, other)]) {
          const audited = audit(hostile, isSigned)
          expect(audited.ok).toBe(audited.findings.every(({ level }) => level === 'note'))
          for (const found of audited.findings) expect(sentence(found, en)).not.toBe('')
          identifyCode(typed, audited.report)
          checkTicket(ticket, hostile, audited)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('may be nested as deeply as JSON can say', () => {
    const nested = deep(5_000)
    for (const path of [
      [],
      ['journal'],
      ['journal', '1', 'body'],
      ['journal', '1', 'body', 'prizes'],
      ['rolls'],
    ]) {
      expect(audit(graft(proof, path, null), isSigned).ok).toBe(false)
      const hostile = path.length === 0 ? nested : withNested(path, nested)
      expect(audit(hostile, isSigned).ok).toBe(false)
    }
  })

  it('may be anything at all as a ticket', () => {
    const audited = audit(v.proof)
    fc.assert(
      fc.property(fc.constantFrom(...ticketPlaces), json, (path, other) => {
        for (const hostile of [other, graft(ticket, path, other)]) {
          const findings = checkTicket(hostile, v.proof, audited)
          const isSame = JSON.stringify(hostile) === JSON.stringify(ticket)
          expect(findings.some(({ level }) => level === 'error')).toBe(!isSame)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('cannot plant a body that canonical JSON says otherwise', () => {
    expect(() => canonical({ a: deep(10) })).not.toThrow()
    expect(() => canonical(JSON.parse('{"__proto__":1}'))).not.toThrow()
    expect(canonical(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}')
  })
})

/** Like graft, but without copying what is too deep to be copied. */
function withNested(path: readonly string[], nested: unknown): unknown {
  const whole: any = copy(proof)
  let at = whole
  for (const key of path.slice(0, -1)) at = at[key]
  at[path[path.length - 1]!] = nested
  return whole
}
