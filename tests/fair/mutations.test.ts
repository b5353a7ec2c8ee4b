import { describe, expect, it } from 'vitest'
import { audit, type Audit } from '../../shared/fair/audit.ts'
import { code } from '../../shared/fair/code.ts'
import type { BeaconCheck } from '../../shared/fair/auditState.ts'
import { en } from '../../shared/i18n/findings/en.ts'
import type { Proof } from '../../shared/fair/proof.ts'
import { identifyCode } from '../../shared/fair/codeIdentity.ts'
import { mutations } from './mutations.ts'
import { fullScenario, isSigned } from '../support/fairScenario.ts'
import { vectors } from '../support/vectors.ts'

/** Vectors have thousands of places; a step that divides no usual length takes some of each kind. */
const SAMPLE = 200

const cases: { name: string; proof: Proof; beacon: BeaconCheck; all?: true }[] = [
  {
    name: 'an evening with every kind of record',
    proof: fullScenario().proof(),
    beacon: isSigned,
    all: true,
  },
  ...vectors.map(({ name, proof }) => {
    return {
      name,
      proof: proof as Proof,
      beacon: (_: number, signature: string) => signature.startsWith('b44679b9'),
    }
  }),
]

function codesOf({ findings }: Audit): string[] {
  return findings.map(({ code }) => code)
}

describe.each(cases)('$name', ({ proof, beacon, all }) => {
  const { journal } = proof
  const sound = audit(proof, beacon)

  it('is sound as it stands', () => {
    expect(sound.findings.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('shows what is changed, left out, added, doubled or swapped, at every depth', () => {
    const last = `journal.${journal.length - 1}`
    const every = mutations(proof)
    const step = all ? 1 : Math.ceil(every.length / SAMPLE) | 1
    const missed: string[] = []
    for (let i = 0; i < every.length; i += step) {
      const { what, path, make } = every[i]!
      const audited = audit(make(), beacon)
      if (!audited.ok || (what === 'dropped' && isTailShown(path, last, audited))) continue
      missed.push(`${what} ${path}`)
    }
    expect(missed).toEqual([])
  })

  /** A cut tail is found by a photographed code; a hidden last ABANDON leaves a draw that is called open. */
  function isTailShown(path: string, last: string, audited: Audit): boolean {
    const head = code(journal[journal.length - 1]!.hash)
    if (path === last) return identifyCode(head, audited.report).code === 'code-unknown'
    return (
      path === `${last}.body` &&
      codesOf(audited).includes('draw-open') &&
      !codesOf(sound).includes('draw-open')
    )
  }

  it('lets no place of a finding go unsaid in its sentence', () => {
    const gaps = mutations(proof)
      .filter((_, i) => i % 37 === 0)
      .flatMap(({ make }) => audit(make(), beacon).findings)
      .filter(({ code: key, with: about }) => {
        return [...en.sentences[key].matchAll(/\{(\w+)\}/g)].some(([, name]) => about[name!] === undefined)
      })
    expect(gaps).toEqual([])
  })
})
