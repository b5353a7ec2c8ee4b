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

/** Values by name; null removes one. */
export type Values = Record<string, string | null>

/** Values that stand beside the chain, each under its name. */
export interface NamedValues {
  /** The value of a name; null if there is none. */
  get(name: string): Promise<string | null>
  /** The names that begin so, in order. */
  names(prefix: string): Promise<string[]>
  /** Sets all of these values or none. */
  set(values: Values): Promise<void>
  /** Sets a value unless the name has one; gives what it has from now on, whoever asked first. */
  settle(name: string, value: string): Promise<string>
}

/** A picture, or a sound of the host's own. */
export interface StoredFile {
  /** Media type, such as `image/png` or `audio/mpeg`. */
  type: string
  bytes: Uint8Array
}

/** Named values that are written beside lines, in the same durable step. */
export interface Beside {
  secrets?: Values
  marks?: Values
}

/** What is written in one durable step. */
export interface Append extends Beside {
  /** Hash of the head that the step was decided on; null before the first line. */
  after: string | null
  /** The lines that follow that head; none if only the rest is written. */
  lines: readonly Line[]
  receipt?: Receipt | null
}

/**
 * One server's handle on the store of one event (or of the house): the chained lines, and beside them receipts, secrets, marks
 * and pictures. Several handles may share a store, where it allows that: whatever a handle tells may have been overtaken by the
 * time it is read, and only `append` finds out. Whatever resolves is durable, and every handle sees it. Throws a StoreError when
 * the store cannot take or give something.
 */
export interface Journal {
  /** What nobody but the server may know: keys, the beginning of a seed chain. */
  readonly secrets: NamedValues
  /** What the server notes for itself, such as which event this is or that something is not finished yet. */
  readonly marks: NamedValues
  /** The last durable line without its body; null before the first. */
  head(): Promise<Head | null>
  /** The durable lines from a number on, in slices. */
  read(from?: number): AsyncIterable<Line[]>
  /**
   * Takes the whole step or nothing of it. `behind` if `after` is not the head any more, if the lines do not follow it, or if the
   * receipt's session and id have one already: somebody else wrote, and nothing was taken. Also a step without lines is refused
   * so: what was decided on an old head may be wrong. Many lines let other work in between.
   */
  append(step: Append): Promise<'done' | 'behind'>
  /**
   * Calls back after other handles have written lines: once they are durable, perhaps once for several steps, never for what
   * this handle wrote. Returns the way to stop it.
   */
  watch(listener: () => void): () => void
  receipt(session: string, id: string): Promise<Receipt | null>
  /** Removes the bodies of these lines for good: from the file and from what the file system may still hold of it. */
  erase(seqs: readonly number[]): Promise<void>
  /** A picture or a sound by its SHA-256, 64 hex. */
  file(sha: string): Promise<StoredFile | null>
  putFile(sha: string, file: StoredFile): Promise<void>
  /** Removes files; what the file system may still hold of them goes with the next `erase`. */
  dropFiles(shas: readonly string[]): Promise<void>
  /** The digests of all of a kind: pictures, unless sounds are asked for. */
  files(kind?: 'image' | 'audio'): Promise<string[]>
  /** Writes one consistent file of everything, readable by the owner alone. Refuses a path that exists. */
  backup(path: string): Promise<void>
  /** Whether the store takes writes now; throws a StoreError that says why not. */
  check(): Promise<void>
  /** Lets go of the store; other handles on it stay. */
  close(): Promise<void>
}

/** Whether a step was decided on this head, and its lines are the very next ones. */
export function follows({ after, lines }: Append, head: Head | null): boolean {
  if (after !== (head?.hash ?? null)) return false
  let last: Pick<Head, 'seq' | 'hash'> | null = head
  for (const line of lines) {
    if (line.seq !== (last?.seq ?? 0) + 1 || (last && line.prev !== last.hash)) return false
    last = line
  }
  return true
}
