import { describe, expect, it } from 'vitest'
import { audit } from '../../shared/fair/audit.ts'
import { code } from '../../shared/fair/code.ts'
import { hash } from '../../shared/fair/hash.ts'
import { tree } from '../../shared/fair/merkle.ts'
import { identifyCode } from '../../shared/fair/codeIdentity.ts'
import { entryHash, inOrder, type Entry, type RollRow } from '../../shared/fair/roll.ts'
import { checkTicket, makeTicket } from '../../shared/fair/ticket.ts'
import { fullScenario, isSigned, prize, FairScenario } from '../support/fairScenario.ts'
import { copy, vectors } from '../support/vectors.ts'

function codes(findings: readonly { code: string }[]): string[] {
  return findings.map((found) => found.code)
}

describe.each(vectors)('vector: $name', (v) => {
  const roll = tree(v.proof.rolls[v.last_root]!)
  const audited = audit(v.proof, () => true)

  it('gives everybody in the last roll a ticket that passes', () => {
    const sealed = new Set(roll.rows.map(([entry]) => entry))
    for (const { entry, hash: own } of v.people) {
      const ticket = makeTicket(entry, roll)
      expect(ticket === null).toBe(!sealed.has(own))
      if (!ticket) continue
      const findings = checkTicket(copy(ticket), v.proof, audited)
      expect(findings.filter(({ level }) => level === 'error')).toEqual([])
      const won = audited.report!.draws.filter(({ winners }) => winners.includes(own)).map(({ no }) => no)
      const told = findings.filter((found) => ['ticket-award', 'ticket-voided'].includes(found.code))
      expect(told.map((found) => found.with['no'])).toEqual(won)
    }
  })
})

function entryOf(name: string): Entry {
  return { type: 'fd1/entry', event: 'ev-scenario', id: name, name, salt: '0'.repeat(32) }
}

function row(one: Entry, group: string, weight = 1): RollRow {
  return [entryHash(one), weight, group]
}

describe('a ticket', () => {
  const [ann, ben, cid] = ['Ann', 'Ben', 'Cid'].map(entryOf) as [Entry, Entry, Entry]
  const first = inOrder([row(ann, 'a'), row(ben, 'b'), row(cid, '')])
  const second = inOrder([row(ann, 'b'), row(cid, '')])
  const scenario = new FairScenario().seal(first, [
    prize('all', { quantity: 3 }),
    prize('table', { unit: 'group', quantity: 2 }),
  ])
  scenario
    .open('all', 3)
    .close('word')
    .open('table', 2)
    .close('tables')
    .void(scenario.awards.length - 1)
  scenario.seal(second, [prize('late')]).withdraw(entryHash(cid))
  const proof = scenario.proof()

  it('tells what later seals did to its row, and whether it is out', () => {
    expect(codes(checkTicket(makeTicket(ann, first), proof))).toContain('ticket-changed')
    expect(codes(checkTicket(makeTicket(ben, first), proof))).toContain('ticket-dropped')
    expect(codes(checkTicket(makeTicket(cid, first), proof))).toEqual([
      'ticket-listed',
      'ticket-award',
      'ticket-out',
    ])
  })

  it('tells the awards of its group, voided or not', () => {
    const told = [ann, ben].flatMap((one) => codes(checkTicket(makeTicket(one, first), proof)))
    expect(told.filter((found) => found === 'ticket-group-award').length).toBe(1)
    expect(told.filter((found) => found === 'ticket-group-voided').length).toBe(1)
  })

  const sound = makeTicket(ann, first)!
  it.each([
    ['ticket-form', { ...sound, more: 1 }],
    ['ticket-event', { ...sound, event: 'other' }],
    ['ticket-entry', { ...sound, entry: { ...ann, name: 'Eve' } }],
    ['ticket-path', { ...sound, row: [sound.row[0], 2, sound.row[2]] }],
    ['ticket-path', { ...sound, index: (sound.index + 1) % 3 }],
    ['ticket-roll', makeTicket(ann, [row(ann, 'a')])],
    ['ticket-row', { ...makeTicket(cid, second)!, n: 3 }],
  ])('is refused as %s', (expected, ticket) => {
    expect(codes(checkTicket(ticket, proof))).toContain(expected)
  })
})

describe('a photographed code', () => {
  const proof = fullScenario().proof()
  const { report } = audit(proof, isSigned)
  const { journal } = proof

  it('names the record, typed as a code or scanned as a hash, or else the line', () => {
    for (const { digest, hash: own, body, seq } of journal) {
      const type = (body as { type: string } | undefined)?.type
      const expected = type === 'fd1/seal' ? 'code-seal' : type === 'fd1/open' ? 'code-open' : 'code-record'
      if (body) expect(identifyCode(code(digest), report)).toMatchObject({ code: expected, line: seq })
      if (body)
        expect(identifyCode(digest.toUpperCase(), report)).toMatchObject({ code: expected, line: seq })
      expect(identifyCode(own, report)).toMatchObject({ code: 'code-line', line: seq })
    }
  })

  it('tells number, prize, pool and fate of a draw', () => {
    const [first] = report!.draws
    expect(identifyCode(first!.code, report).with).toMatchObject({
      no: 1,
      name: 'Prize one',
      pool: 14,
      fate: 'result',
      voided: 1,
    })
  })

  it('never names a body that is hidden, nor one that is not what its line was made for', () => {
    const hidden = journal.find(({ body }) => !body)!
    expect(identifyCode(code(hidden.digest), report).code).toBe('code-unknown')
    const planted = copy(proof)
    planted.journal[1]!.digest = hash('planted')
    expect(identifyCode(hash('planted'), audit(planted, isSigned).report).code).toBe('code-unknown')
    const moved = copy(proof)
    moved.journal[1]!.hash = hash('planted')
    expect(identifyCode(hash('planted'), audit(moved, isSigned).report).code).toBe('code-unknown')
  })

  it('is refused when it is no code, and unknown when it is of something else', () => {
    expect(identifyCode('AXPH', report).code).toBe('code-form')
    expect(identifyCode(code(hash('x')), report).code).toBe('code-unknown')
    expect(identifyCode(code(hash('x')), null).code).toBe('code-unknown')
  })
})
