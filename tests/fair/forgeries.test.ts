import { describe, expect, it } from 'vitest'
import { audit } from '../../shared/fair/audit.ts'
import type { BeaconCheck } from '../../shared/fair/auditState.ts'
import { ERRORS, type Finding, type FindingCode } from '../../shared/fair/finding.ts'
import { hash } from '../../shared/fair/hash.ts'
import type { Proof } from '../../shared/fair/proof.ts'
import type { RollRow } from '../../shared/fair/roll.ts'
import { forge } from './forgery.ts'
import { forgeries, scenario } from './forgeries.ts'
import { isSigned, people, prize, FairScenario } from '../support/fairScenario.ts'
import { copy } from '../support/vectors.ts'

const proof = scenario.proof()

function errors(of: unknown, beacon: BeaconCheck | null = isSigned): FindingCode[] {
  return audit(of, beacon)
    .findings.filter(({ level }: Finding) => level === 'error')
    .map(({ code }) => code)
}

/** Proofs that are wrong in a way that no forger of records brings about. */
const broken: [code: FindingCode, what: string, make: () => unknown][] = [
  ['not-a-proof', 'no journal', () => ({ ...proof, journal: {} })],
  ['not-a-proof', 'no proof', () => null],
  ['proof-member', 'a member more', () => ({ ...proof, note: '' })],
  ['line-form', 'no line', () => changed((p) => ((p.journal as unknown[])[2] = 7))],
  [
    'line-form',
    'a day that does not exist',
    () => changed((p) => (p.journal[2]!.at = '2026-02-30T12:00:00.000Z')),
  ],
  ['line-form', 'a time of another form', () => changed((p) => (p.journal[2]!.at = '2026-05-25T12:00:00Z'))],
  ['line-seq', 'a line numbered wrongly', () => changed((p) => (p.journal[2]!.seq = 4))],
  ['line-prev', 'a line left out', () => changed((p) => p.journal.splice(2, 1))],
  ['line-hash', 'another hash', () => changed((p) => (p.journal[2]!.hash = hash('x')))],
  [
    'body-digest',
    'another body',
    () => changed((p) => ((p.journal[1]!.body as { text: string }).text = 'x')),
  ],
  [
    'record-form',
    'a lone surrogate',
    () => changed((p) => ((p.journal[1]!.body as { text: string }).text = '\ud800')),
  ],
  ['roll-form', 'a weight of nothing', () => changed((p) => (firstRoll(p)[3]![1] = 0))],
  ['roll-form', 'a roll that is no list', () => ({ ...proof, rolls: { ...proof.rolls, [hash('x')]: {} } })],
  ['roll-order', 'rows out of order', () => changed((p) => firstRoll(p).reverse())],
  ['roll-order', 'a row twice', () => changed((p) => firstRoll(p).splice(1, 0, firstRoll(p)[1]!))],
  ['roll-root', 'a row in another group', () => changed((p) => (firstRoll(p)[3]![2] = 'x'))],
  ['roll-unsealed', 'a roll too many', () => ({ ...proof, rolls: { ...proof.rolls, [EMPTY]: [] } })],
  ['roll-heavy', 'too many tickets', () => new FairScenario().seal(heavy(201), [prize('p')]).proof()],
  ['open-unsealed', 'a draw before any seal', () => begun((p) => p.journal.splice(0, 1))],
  ['open-during-draw', 'a draw while another is open', () => opened().open('p', 1).proof()],
  ['open-round', 'a round that is out already', () => opened('beacon', -90_000).proof()],
]

/** The root of an empty roll: SHA-256 of nothing. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

function changed(change: (p: Proof) => void): Proof {
  const made = copy(proof)
  change(made)
  return made
}

function firstRoll(p: Proof): RollRow[] {
  return Object.values(p.rolls)[0]!
}

function heavy(n: number): RollRow[] {
  return people(n).map(([entry]): RollRow => [entry, 10_000, ''])
}

function opened(need: 'room' | 'beacon' = 'room', shift = 0): FairScenario {
  const told = new FairScenario().seal(people(3), [prize('p')])
  if (need === 'room') return told.open('p', 1)
  const { beacon } = copy(
    new FairScenario().seal(people(3), [prize('p')]).open('p', 1, 'beacon').journal[1]!.body,
  ) as any
  return told.open('p', 1, 'beacon', { beacon: { ...beacon, round: beacon.round + shift / 3_000 } })
}

function begun(change: (p: Proof) => void): Proof {
  const made = opened().proof()
  change(made)
  return made
}

describe('a forged evening whose chain and references all fit', () => {
  it('is sound when nothing is forged', () => {
    expect(errors(forge(proof, scenario.tip, () => {}))).toEqual([])
  })

  it.each(forgeries)('breaks %s by %s', (code, _, change, kept) => {
    expect(errors(forge(proof, scenario.tip, change, kept))).toContain(code)
  })
})

describe('a broken proof', () => {
  it.each(broken)('breaks %s by %s', (code, _, make) => {
    expect(errors(make())).toContain(code)
  })

  it('breaks beacon-unchecked where nobody checks the beacon', () => {
    expect(errors(proof, null)).toEqual(['beacon-unchecked'])
  })
})

describe('the list of errors', () => {
  it('has none that no forgery here brings about', () => {
    const tried = new Set([...forgeries, ...broken].map(([code]) => code)).add('beacon-unchecked')
    const ofProofs = ERRORS.filter((code) => !/^(ticket|code|file)-|^not-json$/.test(code))
    expect(ofProofs.filter((code) => !tried.has(code))).toEqual([])
  })
})
