import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { audit } from '../../shared/fair/audit.ts'
import { hash } from '../../shared/fair/hash.ts'
import type { SealedPrize } from '../../shared/fair/records.ts'
import { groupEntry, inOrder, type RollRow } from '../../shared/fair/roll.ts'
import { isSigned, people, prize, FairScenario } from '../support/fairScenario.ts'

const GROUPS = ['a', 'b', '', '桌3', '\uffff', '😀']
const crowd = people(12, GROUPS)

const prizes: SealedPrize[] = [
  prize('one'),
  prize('cap', { quantity: 6, per_group: 1, counts: false }),
  prize('own', { quantity: 5, excludes: 'own', groups: ['a', 'b', '😀'] }),
  prize('any', { quantity: 9, excludes: 'none', counts: false }),
  prize('table', { unit: 'group', quantity: 4 }),
]

type Action = [what: string, i: number, j: number]
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
function act(scenario: FairScenario, [what, i, j]: Action): void {
  const { id } = prizes[i % prizes.length]!
  const need = (['room', 'none', 'beacon'] as const)[j % 3]!
  const entry = crowd[j % crowd.length]![0]
  const award = scenario.awards.findIndex(({ live }, at) => live && at >= i % (scenario.awards.length + 1))
  if (what === 'private') scenario.private()
  if (what === 'seal')
    scenario.seal(
      reshuffle(i, j),
      prizes.map((one) => ({ ...one, counts: (i + j) % 2 === 0 })),
    )
  if (what === 'leave') scenario.withdraw(j % 4 === 0 ? groupEntry(scenario.event, 'a') : entry)
  if (what === 'return' && scenario.out.size > 0)
    scenario.return([...scenario.out.keys()][j % scenario.out.size]!)
  if (what === 'void' && award >= 0) scenario.void(award)
  if (what === 'redraw' && award >= 0) {
    const { no, prize: again } = scenario.awards[award]!
    scenario.void(award, 'declined').open(again, 1, 'room', { redraw: no }).close('again')
  }
  const count = 1 + (j % 3)
  if (!['draw', 'abandon', 'midway'].includes(what) || scenario.left(id) < count) return
  scenario.open(id, count, need)
  if (what === 'midway') scenario.withdraw(entry).return(entry).private()
  if (what === 'abandon') scenario.abandon(need === 'room' ? 'word' : '')
  else scenario.close(need === 'room' ? `word ${i}` : '')
}

/** The crowd with somebody gone, somebody new, another weight and another group. */
function reshuffle(i: number, j: number): RollRow[] {
  const rows = crowd
    .filter((_, at) => at !== i % 13)
    .map((row, at): RollRow => [row[0], at === j % 7 ? 1 + (i % 5) : 1, GROUPS[(at + i) % GROUPS.length]!])
  return inOrder([...rows, [hash(`late ${j}`), 1, 'b']])
}

describe('the audit', () => {
  it('accepts whatever an honest operator does, at every line up to which it is shown', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), fc.nat(), (steps, cut) => {
        const scenario = new FairScenario().seal(crowd, prizes)
        for (const one of steps) act(scenario, one)
        const proof = scenario.proof()
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
  rolls: Record<string, RollRow[]>,
): Record<string, RollRow[]> {
  const roots = new Set(journal.map(({ body }) => (body as { root?: string } | undefined)?.root))
  return Object.fromEntries(Object.entries(rolls).filter(([root]) => roots.has(root)))
}
