import { describe, expect, it } from 'vitest'
import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { canonical } from '../../shared/fair/canonical.ts'
import { code, readCode } from '../../shared/fair/code.ts'
import { nodeDigest, nodeHash, nodeKeyed } from '../../server/workers/digests.ts'
import { digester, fromHex, hash, keyedMac, mac, sha256, toHex } from '../../shared/fair/hash.ts'
import { ZERO, line, lineHash } from '../../shared/fair/journal.ts'
import { auditPath, root, rootFromPath, tree } from '../../shared/fair/merkle.ts'
import { entryHash, inOrder, type RollRow } from '../../shared/fair/roll.ts'
import { anchor, leadsTo, seed } from '../../shared/fair/seeds.ts'
import { cleanWord } from '../../shared/fair/word.ts'
import { vectors } from '../support/vectors.ts'

const bytes = (n: number) => fc.uint8Array({ minLength: n, maxLength: n })

describe('canonical JSON', () => {
  it('orders members by UTF-16 code unit and writes strings and numbers as RFC 8785 does', () => {
    expect(canonical({ b: [1, -0, -5], a: '\u0000\u001f"\\/é😀\u2028', A: null, '': true })).toBe(
      '{"":true,"A":null,"a":"\\u0000\\u001f\\"\\\\/é😀\u2028","b":[1,0,-5]}',
    )
    expect(canonical(Number.MAX_SAFE_INTEGER)).toBe('9007199254740991')
  })

  it.each([
    ['a fraction', 1.5],
    ['a number too large to be exact', 2 ** 53],
    ['not a number', Number.NaN],
    ['a key outside ASCII', { é: 1 }],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['undefined', { a: undefined }],
    ['a hole', Array.from({ length: 2 })],
    ['a function', () => 1],
    ['a big integer', 1n],
    ['a date', new Date(0)],
    ['a map', new Map()],
  ])('refuses %s', (_, x) => {
    expect(() => canonical(x)).toThrow(TypeError)
  })

  it('says the same of any JSON value whatever the order of its members', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        fc.string(),
        fc.maxSafeInteger(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('any')),
      object: fc.dictionary(fc.string(), tie('any')),
    })).any
    fc.assert(
      fc.property(value, (x) => {
        const text = canonical(x)
        expect(canonical(JSON.parse(text))).toBe(text)
        expect(canonical(backwards(x))).toBe(text)
      }),
    )
  })
})

/** The same value with every object's members written in the opposite order. */
function backwards(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(backwards)
  if (typeof x !== 'object' || x === null) return x
  return Object.fromEntries(
    Object.entries(x)
      .reverse()
      .map(([key, value]) => [key, backwards(value)]),
  )
}

describe('hashes', () => {
  it('are the same of any value in plain JavaScript and in Node', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), (name, n) => {
        const x = { type: 'fd1/entry', id: `${n}`, name, list: [name, n, null] }
        expect(nodeHash(x)).toBe(hash(x))
      }),
    )
    expect(() => nodeHash({ name: 'a\ud800' })).toThrow(TypeError)
  })

  it('agree with those of Node, also when one state serves many messages', () => {
    const digests = [digester(), nodeDigest]
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes(32), (message, key) => {
        const expected = createHash('sha256').update(message).digest('hex')
        expect(toHex(sha256(message))).toBe(expected)
        const out = new Uint8Array(32)
        for (const digest of digests) {
          digest(message, out)
          expect(toHex(out)).toBe(expected)
        }
        const expectedMac = createHmac('sha256', key).update(message).digest('hex')
        expect(toHex(mac(key, message))).toBe(expectedMac)
        for (const keyed of [keyedMac(key), nodeKeyed(key)]) {
          for (let i = 0; i < 2; i++) keyed(message, out)
          expect(toHex(out)).toBe(expectedMac)
        }
        expect(toHex(fromHex(expected))).toBe(expected)
      }),
    )
  })

  it('refuse what is not lower-case hex', () => {
    for (const bad of ['0', 'AB', 'zz', '0x']) expect(() => fromHex(bad)).toThrow(TypeError)
  })
})

describe('the code that people photograph', () => {
  it('is read however it is typed', () => {
    const hex = vectors[6]!.last_seal
    expect(code(hex)).toBe('AXPH-J3ZT-716R-9E76-NN09')
    expect(readCode(' axph j3zt 7i6r 9e76 nno9 ')).toBe('AXPH-J3ZT-716R-9E76-NN09')
    expect(readCode(hex.toUpperCase())).toBe(hex)
    for (const bad of ['', 'AXPH-J3ZT', 'AXPH-J3ZT-716R-9E76-NN0U', hex + '0', `${code(hex)}0`]) {
      expect(readCode(bad)).toBeNull()
    }
  })
})

function rows(n: number): RollRow[] {
  return inOrder(Array.from({ length: n }, (_, i): RollRow => [hash(i), 1 + (i % 3), `g${i % 5}`]))
}

function sha(...parts: Uint8Array[]): Uint8Array {
  return sha256(Buffer.concat(parts))
}

describe('the Merkle tree', () => {
  it('is that of RFC 9162, built by its recursive definition', () => {
    const mth = (list: RollRow[]): Uint8Array => {
      if (list.length === 0) return sha()
      if (list.length === 1) return sha(Uint8Array.of(0), new TextEncoder().encode(canonical(list[0])))
      const split = 2 ** Math.floor(Math.log2(list.length - 1))
      return sha(Uint8Array.of(1), mth(list.slice(0, split)), mth(list.slice(split)))
    }
    for (let n = 0; n <= 40; n++) expect(root(rows(n))).toBe(toHex(mth(rows(n))))
  })

  it('gives every row a path to the root, and no other row, place or length has that path', () => {
    for (let n = 1; n <= 20; n++) {
      const list = rows(n)
      const whole = tree(list)
      list.forEach((row, i) => {
        const path = auditPath(whole, i)
        expect(auditPath(list, i)).toEqual(path)
        expect(rootFromPath(row, i, n, path)).toBe(whole.root)
        expect(rootFromPath([row[0], row[1] + 1, row[2]], i, n, path)).not.toBe(whole.root)
        expect(rootFromPath(row, i, n, [...path, ZERO])).toBeNull()
        if (path.length > 0) expect(rootFromPath(row, i, n, path.slice(1))).toBeNull()
        if (n > 1) expect(rootFromPath(row, (i + 1) % n, n, path)).not.toBe(whole.root)
      })
      expect(() => auditPath(list, n)).toThrow(RangeError)
    }
  })

  it('of a changed roll is the same whether an earlier tree is at hand or not', () => {
    const part = fc.subarray(rows(60))
    fc.assert(
      fc.property(part, part, fc.nat(59), (before, after, at) => {
        const changed = after.map((row, i): RollRow => (i === at ? [row[0], row[1], 'moved'] : row))
        const again = tree(changed, tree(before))
        expect(again).toEqual(tree(changed))
      }),
    )
  })
})

describe('the chain of seeds', () => {
  it('leads from every seed to the anchor and from no other', () => {
    const tip = vectors[0]!.seed_chain_tip
    const first = anchor(tip, 20)
    for (let no = 1; no <= 20; no++) {
      const s = toHex(seed(tip, no, 20))
      expect(leadsTo(first, no, s, new Map())).toBe(true)
      expect(
        leadsTo(first, no, s, new Map([[Math.max(1, no - 3), toHex(seed(tip, Math.max(1, no - 3), 20))]])),
      ).toBe(true)
      expect(leadsTo(first, no + 1, s, new Map())).toBe(false)
      expect(leadsTo(first, no, hash(s), new Map())).toBe(false)
    }
    expect(() => seed(tip, 21, 20)).toThrow(RangeError)
  })
})

describe('a called word', () => {
  it('is stored composed, trimmed and with single spaces, or refused', () => {
    expect(cleanWord('  e\u0301té \t\n 3  ')).toBe('été 3')
    expect(cleanWord(' \u3000 ')).toBe('')
    expect(cleanWord('😀'.repeat(200))).toBe('😀'.repeat(200))
    expect(cleanWord('a'.repeat(201))).toBeNull()
    expect(cleanWord('\ud83d')).toBeNull()
  })
})

describe('the journal', () => {
  it('chains lines over digests and never lets the time run back', () => {
    const first = line(null, '2026-05-25T12:00:00.000Z', { type: 'x' })
    const second = line(first, '2026-05-25T11:59:59.999Z', { type: 'y' })
    expect([first.seq, first.prev, second.seq, second.prev]).toEqual([1, ZERO, 2, first.hash])
    expect(second.at).toBe(first.at)
    expect(second.hash).toBe(lineHash(second))
    expect(second.digest).toBe(hash({ type: 'y' }))
  })
})

describe.each(vectors)('vector: $name', (v) => {
  it('has these entries, roots, paths, codes and anchors', () => {
    for (const { entry, hash: expected } of v.people) expect(entryHash(entry)).toBe(expected)
    for (const [expected, roll] of Object.entries(v.proof.rolls)) expect(root(roll)).toBe(expected)
    const last = v.proof.rolls[v.last_root]!
    expect(auditPath(last, 0)).toEqual(v.audit_path_of_row_0)
    expect(auditPath(last, last.length - 1)).toEqual(v.audit_path_of_last_row)
    expect(code(v.last_seal)).toBe(v.last_seal_code)
    expect(v.proof.journal[0]!.body).toMatchObject({ anchor: anchor(v.seed_chain_tip, v.seed_chain_length) })
  })
})
