import type { Head, Line as FairLine } from '../../shared/fair/journal.ts'

/** A line as it is stored: `body` is its canonical JSON, the very text that the digest is of; null once erased. */
export type Line = Omit<FairLine, 'body'> & { body: string | null }

/** What a session was answered under the id it gave. Stands beside the chain; never carries a secret. */
export interface Receipt {
  session: string
  id: string
  /** Epoch ms. */
  at: number
  answer: Record<string, unknown>
}

/** Secrets by name; null removes one. */
export type Secrets = Record<string, string | null>

export interface Picture {
  /** Media type, such as `image/png`. */
  type: string
  bytes: Uint8Array
}

/**
 * The store of one event (or of the house): the chained lines, and beside them receipts, secrets and pictures.
 * Whatever resolves is durable. Throws a StoreError when the store cannot take or give something.
 */
export interface Journal {
  /** The last durable line without its body; null before the first. */
  head(): Head | null
  /** The durable lines from a number on, in slices. */
  read(from?: number): AsyncIterable<Line[]>
  /**
   * Takes the lines, the receipt and the secrets, all or nothing. `behind` if the lines do not follow the journal's
   * head or the receipt's id is taken: somebody else wrote, and nothing was taken. Many lines let other work in between.
   */
  append(lines: readonly Line[], receipt?: Receipt | null, secrets?: Secrets): Promise<'done' | 'behind'>
  receipt(session: string, id: string): Promise<Receipt | null>
  secret(name: string): Promise<string | null>
  setSecrets(secrets: Secrets): Promise<void>
  /** The names of the secrets that begin so. */
  secretNames(prefix: string): Promise<string[]>
  /** Removes the bodies of these lines for good: from the file and from what the file system may still hold of it. */
  erase(seqs: readonly number[]): Promise<void>
  /** A picture by its SHA-256, 64 hex. */
  picture(sha: string): Promise<Picture | null>
  putPicture(sha: string, picture: Picture): Promise<void>
  /** The digests of all pictures. */
  pictures(): Promise<string[]>
  /** Writes one consistent file of everything, readable by the owner alone. Refuses a path that exists. */
  backup(path: string): Promise<void>
  /** Whether the store takes writes now; throws a StoreError that says why not. */
  check(): Promise<void>
  close(): Promise<void>
}

/** Whether lines are the very next ones after a head. */
export function follows(lines: readonly Line[], head: Head | null): boolean {
  const next = (head?.seq ?? 0) + 1
  return lines.every(({ seq }, i) => seq === next + i)
}
