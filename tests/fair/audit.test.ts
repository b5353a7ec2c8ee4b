import { describe, expect, it } from 'vitest'
import { nodeKeyed } from '../../server/workers/digests.ts'
import { audit } from '../../shared/fair/audit.ts'
import { fromHex, hash, mac, toHex } from '../../shared/fair/hash.ts'
import { line, type Line } from '../../shared/fair/journal.ts'
import { pool, winners } from '../../shared/fair/pick.ts'
import type { Close, Open, Result, Seal } from '../../shared/fair/records.ts'
import { entrants, entryHash, inOrder, type RollRow } from '../../shared/fair/roll.ts'
import { seed } from '../../shared/fair/seeds.ts'
import { root } from '../../shared/fair/merkle.ts'
import { verification } from '../../shared/fair/verification.ts'
import { copy, vectors } from '../support/vectors.ts'

describe.each(vectors)('vector: $name', (v) => {
  const bodies = v.proof.journal.map(({ body }) => body as { type: string } | undefined)
  const records = <R>(type: string) => bodies.filter((body) => body?.type === type) as R[]

  it('has these keys, pools and winners at every draw', () => {
    const closes = records<Close>('fd1/close')
    const results = records<Result>('fd1/result')
    expect(closes.length).toBe(v.draws.length)
    closes.forEach((close, i) => {
      const expected = v.draws[i]!
      const open = records<Open>('fd1/open').find((one) => hash(one) === close.open)!
      const sealed = records<Seal>('fd1/seal').find((one) => hash(one) === open.seal)!
      const prize = sealed.prizes.find(({ id }) => id === open.prize)!
      const seedBytes = seed(v.seed_chain_tip, open.no, v.seed_chain_length)
      expect([hash(open), hash(close), hash(results[i])]).toEqual([
        expected.open,
        expected.close,
        expected.result,
      ])
      expect(results[i]!.seed).toBe(toHex(seedBytes))
      expect(toHex(mac(seedBytes, fromHex(hash(close))))).toBe(expected.key)
      const eligible = pool(entrants(v.event, v.proof.rolls[sealed.root]!, prize.unit), prize, open.without)
      expect(eligible.length).toBe(expected.pool)
      const chance = {
        seed: seedBytes,
        close: hash(close),
        pool: eligible,
        count: open.count,
        taken: open.taken,
      }
      expect(winners({ ...chance, perGroup: prize.per_group })).toEqual(expected.winners)
      expect(winners({ ...chance, perGroup: prize.per_group, keyed: nodeKeyed })).toEqual(expected.winners)
    })
  })

  it('is rebuilt byte for byte from its people, its records and their times', () => {
    const journal: Line[] = []
    for (const { at, body, digest, seq, prev, hash: old } of v.proof.journal) {
      const last = journal[journal.length - 1] ?? null
      journal.push(body ? line(last, at, body) : { seq, prev, at, digest, hash: old })
    }
    const rolls: Record<string, RollRow[]> = {}
    for (const { root: expected, n } of records<Seal>('fd1/seal')) {
      const listed = new Map(v.proof.rolls[expected]!.map((row) => [row[0], row]))
      const rows = inOrder(
        v.people.map(({ entry }) => listed.get(entryHash(entry))).filter((row) => row !== undefined),
      )
      expect(rows.length).toBe(n)
      rolls[root(rows)] = rows
    }
    const proof = { format: 'fd1/proof', event: v.event, journal, rolls }
    expect(JSON.stringify(proof)).toBe(JSON.stringify(v.proof))
  })

  it('passes the audit', async () => {
    const { ok, findings, report } = await verification(copy(v.proof))
    expect(findings.filter(({ level }) => level === 'error')).toEqual([])
    expect(ok).toBe(true)
    expect(report!.draws.filter(({ phase }) => phase === 'result').map((draw) => draw.winners)).toEqual(
      v.draws.map((draw) => draw.winners),
    )
  })
})

describe('a beacon', () => {
  const { proof } = vectors[5]!

  it('passes only with its signature checked', async () => {
    expect(audit(proof).findings.map(({ code }) => code)).toContain('beacon-unchecked')
    expect(audit(proof, () => true).ok).toBe(true)
    expect(audit(proof, () => false).findings.map(({ code }) => code)).toContain('beacon-signature')
  })
})
