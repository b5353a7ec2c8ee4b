import { setImmediate as otherWork } from 'node:timers/promises'
import { StoreError } from './error.ts'
import {
  follows,
  type Append,
  type Journal,
  type Line,
  type NamedValues,
  type StoredFile,
  type Receipt,
  type Values,
} from './journal.ts'
import { sqliteCopy } from './sqliteCopy.ts'

/** How many lines `read` gives at a time. */
const LINES_AT_ONCE = 1000

/** A store that lives as long as the process, for tests and for trying things out. Any number of handles may share it. */
export class MemoryStore {
  readonly lines: Line[] = []
  readonly receipts = new Map<string, Receipt>()
  readonly secrets = new Map<string, string>()
  readonly marks = new Map<string, string>()
  readonly pictures = new Map<string, StoredFile>()
  private readonly handles = new Set<MemoryJournal>()

  open(): MemoryJournal {
    const handle = new MemoryJournal(this, () => this.handles.delete(handle))
    this.handles.add(handle)
    return handle
  }

  /** Lets every other handle know, later, that there are new lines. */
  notify(writer: MemoryJournal): void {
    setImmediate(() => {
      for (const handle of this.handles) if (handle !== writer) handle.notified()
    })
  }
}

/** A handle on a store in memory. */
export class MemoryJournal implements Journal {
  readonly secrets: NamedValues
  readonly marks: NamedValues
  private readonly listeners = new Set<() => void>()
  private open = true

  constructor(
    private readonly store: MemoryStore,
    private readonly closed: () => void,
  ) {
    const check = () => this.check()
    this.secrets = namedValues(store.secrets, check)
    this.marks = namedValues(store.marks, check)
  }

  async head(): Promise<Line | null> {
    return this.store.lines.at(-1) ?? null
  }

  async *read(from = 1): AsyncIterable<Line[]> {
    yield* slicesOf(this.store.lines, from - 1)
  }

  async append(step: Append): Promise<'done' | 'behind'> {
    await this.check()
    // As with a store that is asked over a network, another handle's step may come first.
    await otherWork()
    await this.check()
    const { lines, receipts, secrets, marks } = this.store
    const { receipt } = step
    if (!follows(step, lines.at(-1) ?? null)) return 'behind'
    if (receipt && receipts.has(keyOf(receipt))) return 'behind'
    for (const line of step.lines) lines.push({ ...line })
    if (receipt) receipts.set(keyOf(receipt), structuredClone(receipt))
    put(secrets, step.secrets)
    put(marks, step.marks)
    if (step.lines.length > 0) this.store.notify(this)
    return 'done'
  }

  watch(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Told by the store that another handle has written lines. */
  notified(): void {
    for (const listener of this.listeners) listener()
  }

  async receipt(session: string, id: string): Promise<Receipt | null> {
    return structuredClone(this.store.receipts.get(keyOf({ session, id })) ?? null)
  }

  async erase(seqs: readonly number[]): Promise<void> {
    await this.check()
    const { lines } = this.store
    for (const seq of seqs) {
      const line = lines[seq - 1]
      if (line) lines[seq - 1] = { ...line, body: null }
    }
  }

  async file(sha: string): Promise<StoredFile | null> {
    return this.store.pictures.get(sha) ?? null
  }

  async putFile(sha: string, { type, bytes }: StoredFile): Promise<void> {
    await this.check()
    const { pictures } = this.store
    if (!pictures.has(sha)) pictures.set(sha, { type, bytes: bytes.slice() })
  }

  async dropFiles(shas: readonly string[]): Promise<void> {
    await this.check()
    for (const sha of shas) this.store.pictures.delete(sha)
  }

  async files(kind = 'image'): Promise<string[]> {
    const all = [...this.store.pictures].filter(([, { type }]) => type.startsWith(`${kind}/`))
    return all.map(([sha]) => sha).sort()
  }

  backup(path: string): Promise<void> {
    const { receipts, secrets, marks, pictures } = this.store
    return sqliteCopy(path, {
      lines: slicesOf([...this.store.lines]),
      receipts: each([...receipts.values()]),
      secrets: Promise.resolve(Object.fromEntries(secrets)),
      marks: Promise.resolve(Object.fromEntries(marks)),
      files: each([...pictures]),
    })
  }

  async check(): Promise<void> {
    if (!this.open) throw new StoreError('store-broken', { why: 'closed' })
  }

  async close(): Promise<void> {
    this.open = false
    this.closed()
  }
}

async function* slicesOf(lines: Line[], from = 0): AsyncIterable<Line[]> {
  for (let at = from; at < lines.length; at += LINES_AT_ONCE) yield lines.slice(at, at + LINES_AT_ONCE)
}

async function* each<T>(values: readonly T[]): AsyncIterable<T> {
  yield* values
}

function namedValues(values: Map<string, string>, check: () => Promise<void>): NamedValues {
  return {
    get: async (name) => values.get(name) ?? null,
    names: async (prefix) => [...values.keys()].filter((name) => name.startsWith(prefix)).sort(),
    async set(given) {
      await check()
      put(values, given)
    },
    async settle(name, value) {
      await check()
      const known = values.get(name)
      if (known === undefined) values.set(name, value)
      return known ?? value
    },
  }
}

function put(values: Map<string, string>, given: Values = {}): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === null) values.delete(name)
    else values.set(name, value)
  }
}

function keyOf({ session, id }: { session: string; id: string }): string {
  return JSON.stringify([session, id])
}
