import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { audit } from '../../shared/fair/audit.ts'
import { hash } from '../../shared/fair/hash.ts'
import type { SealedPrize } from '../../shared/fair/records.ts'
import { groupEntry, inOrder, type Row } from '../../shared/fair/roll.ts'
import { isSigned, people, prize, Tale } from '../support/fairScenario.ts'

const GROUPS = ['a', 'b', '', '桌3', '\uffff', '😀']
const crowd = people(12, GROUPS)

const prizes: SealedPrize[] = [
  prize('one'),
  prize('cap', { quantity: 6, per_group: 1, counts: false }),
  prize('own', { quantity: 5, excludes: 'own', groups: ['a', 'b', '😀'] }),
  prize('any', { quantity: 9, excludes: 'none', counts: false }),
  prize('table', { unit: 'group', quantity: 4 }),
]

type Step = [what: string, i: number, j: number]
const kinds = [
  'draw',
  'draw',
  'draw',
  'abandon',
  'void',
  'leave',
  'return',
  'seal',
  'private',
  'redraw',
  'midway',
]
const step = fc.tuple(fc.constantFrom(...kinds), fc.nat(99), fc.nat(99))

/** Does one step if the rules allow it now. */
function act(tale: Tale, [what, i, j]: Step): void {
  const { id } = prizes[i % prizes.length]!
  const need = (['room', 'none', 'beacon'] as const)[j % 3]!
  const entry = crowd[j % crowd.length]![0]
  const award = tale.awards.findIndex(({ live }, at) => live && at >= i % (tale.awards.length + 1))
  if (what === 'private') tale.private()
  if (what === 'seal')
    tale.seal(
      reshuffle(i, j),
      prizes.map((one) => ({ ...one, counts: (i + j) % 2 === 0 })),
    )
  if (what === 'leave') tale.withdraw(j % 4 === 0 ? groupEntry(tale.event, 'a') : entry)
  if (what === 'return' && tale.out.size > 0) tale.return([...tale.out.keys()][j % tale.out.size]!)
  if (what === 'void' && award >= 0) tale.void(award)
  if (what === 'redraw' && award >= 0) {
    const { no, prize: again } = tale.awards[award]!
    tale.void(award, 'declined').open(again, 1, 'room', { redraw: no }).close('again')
  }
  const count = 1 + (j % 3)
  if (!['draw', 'abandon', 'midway'].includes(what) || tale.left(id) < count) return
  tale.open(id, count, need)
  if (what === 'midway') tale.withdraw(entry).return(entry).private()
  if (what === 'abandon') tale.abandon(need === 'room' ? 'word' : '')
  else tale.close(need === 'room' ? `word ${i}` : '')
}

/** The crowd with somebody gone, somebody new, another weight and another group. */
function reshuffle(i: number, j: number): Row[] {
  const rows = crowd
    .filter((_, at) => at !== i % 13)
    .map((row, at): Row => [row[0], at === j % 7 ? 1 + (i % 5) : 1, GROUPS[(at + i) % GROUPS.length]!])
  return inOrder([...rows, [hash(`late ${j}`), 1, 'b']])
}

describe('the audit', () => {
  it('accepts whatever an honest operator does, at every line up to which it is shown', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), fc.nat(), (steps, cut) => {
        const tale = new Tale().seal(crowd, prizes)
        for (const one of steps) act(tale, one)
        const proof = tale.proof()
        expect(faults(proof)).toEqual([])
        const journal = proof.journal.slice(0, cut % (proof.journal.length + 1))
        const last = journal[journal.length - 1]?.body as { type: string } | undefined
        const allowed = last?.type === 'fd1/close' ? ['close-without-result'] : []
        expect(faults({ ...proof, journal, rolls: sealedIn(journal, proof.rolls) })).toEqual(allowed)
      }),
      { numRuns: 60 },
    )
  })
})

function faults(proof: unknown): string[] {
  const { findings } = audit(proof, isSigned)
  return findings.filter(({ level }) => level === 'error').map(({ code }) => code)
}

function sealedIn(
  journal: readonly { body?: object }[],
  rolls: Record<string, Row[]>,
): Record<string, Row[]> {
  const roots = new Set(journal.map(({ body }) => (body as { root?: string } | undefined)?.root))
  return Object.fromEntries(Object.entries(rolls).filter(([root]) => roots.has(root)))
}
