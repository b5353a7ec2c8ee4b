import { hash as digestOf, randomBytes } from 'node:crypto'
import { canonical } from '../../shared/fair/canonical.ts'
import { ZERO, type Head } from '../../shared/fair/journal.ts'
import { isPublic } from '../../shared/fair/records.ts'
import type { Body, Fact } from '../../shared/show/rule.ts'
import { StoreError } from '../journals/error.ts'
import type { Line } from '../journals/journal.ts'

const sha = (text: string): string => digestOf('sha256', text, 'hex')

/** H({seq, prev, at, digest}) of fd1, in the hash that Node has built in. */
function hashOf({ seq, prev, at, digest }: Pick<Line, 'seq' | 'prev' | 'at' | 'digest'>): string {
  return sha(canonical({ seq, prev, at, digest }))
}

/** A fact and the line that carries it. */
export interface ChainedFact {
  line: Line
  fact: Fact & { body: Body }
}

/** The fact of a line as it was stored: in the form of its time, and not yet checked. */
export interface StoredFact {
  /** Epoch ms. */
  at: number
  /** null where it has been erased. */
  body: object | null
}

/** 32 random hex digits. */
export const newSalt = (): string => randomBytes(16).toString('hex')

/** A body that cannot be written in canonical JSON: a fraction, a lone surrogate, a key beyond ASCII. */
export class Unwritable extends Error {
  override readonly name = 'Unwritable'
}

function written(body: Body): string {
  try {
    return canonical(body)
  } catch (error) {
    throw new Unwritable(body.type, { cause: error })
  }
}

/** A body as its line carries it: with its salt or its `prev`, in canonical JSON, and the hash of that. */
export interface WrittenBody {
  body: Body
  text: string
  digest: string
}

/**
 * Writes a body. A private one gets a salt, so that its digest tells nothing; an OPEN gets `prev`, the hash of the line before
 * it. Throws Unwritable.
 */
export function writeBody(bare: Body, prev: string = ZERO, salt: () => string): WrittenBody {
  const body = !isPublic(bare)
    ? { ...bare, salt: salt() }
    : bare.type === 'fd1/open'
      ? { ...bare, prev }
      : bare
  const text = written(body)
  return { body, text, digest: sha(text) }
}

/** The line that follows `head` with a body. Throws Unwritable. */
export function nextLine(head: Head | null, now: number, body: Body, salt: () => string): ChainedFact {
  return lineOf(head, now, writeBody(body, head?.hash, salt))
}

/** The line that follows `head` with a body that has been written. Time never runs back: `now` (epoch ms) counts only where it is later than the head's. */
export function lineOf(head: Head | null, now: number, { body, text, digest }: WrittenBody): ChainedFact {
  const wanted = new Date(now).toISOString()
  const at = head && head.at > wanted ? head.at : wanted
  const chained = { seq: (head?.seq ?? 0) + 1, prev: head?.hash ?? ZERO, at, digest }
  return { line: { ...chained, hash: hashOf(chained), body: text }, fact: { at: Date.parse(at), body } }
}

/** The stored fact of a line, after checking that it follows `head`. Throws a StoreError `journal-broken {line}` where it does not. */
export function verifyLine(head: Head | null, line: Line): StoredFact {
  const holds =
    line.seq === (head?.seq ?? 0) + 1 &&
    line.prev === (head?.hash ?? ZERO) &&
    (head === null || line.at >= head.at) &&
    (line.body === null || sha(line.body) === line.digest) &&
    hashOf(line) === line.hash
  if (!holds) throw new StoreError('journal-broken', { line: (head?.seq ?? 0) + 1 })
  return { at: Date.parse(line.at), body: line.body === null ? null : (JSON.parse(line.body) as object) }
}
