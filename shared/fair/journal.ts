import { hash } from './hash.ts'

/** `prev` of the first line. */
export const ZERO = '0'.repeat(64)

/** A line of the journal. `at` is UTC, YYYY-MM-DDTHH:MM:SS.mmmZ; a public copy lacks the body of a private line. */
export interface Line {
  seq: number
  prev: string
  at: string
  digest: string
  hash: string
  body?: object
}

/** What the next line needs to know of the one before it. */
export type Head = Pick<Line, 'seq' | 'hash' | 'at'>

/** The hash that chains a line: H({seq, prev, at, digest}), 64 hex. */
export function lineHash({ seq, prev, at, digest }: Pick<Line, 'seq' | 'prev' | 'at' | 'digest'>): string {
  return hash({ seq, prev, at, digest })
}

/** The line that follows `previous` (null: the first). Its time never runs back: it is at least the previous one's. */
export function line(previous: Head | null, at: string, body: object): Line & { body: object } {
  const chained = {
    seq: (previous?.seq ?? 0) + 1,
    prev: previous?.hash ?? ZERO,
    at: previous && previous.at > at ? previous.at : at,
    digest: hash(body),
  }
  return { ...chained, hash: lineHash(chained), body }
}
