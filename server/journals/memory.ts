import { StoreError } from './error.ts'
import { wholeFile } from './file.ts'
import { follows, type Journal, type Line, type Picture, type Receipt, type Secrets } from './journal.ts'
import { SqliteJournal } from './sqlite.ts'

/** How many lines `read` gives at a time. */
const SLICE = 1000

/** A journal that lives as long as the process: for tests and for trying things out. */
export class MemoryJournal implements Journal {
  private readonly lines: Line[] = []
  private readonly receipts = new Map<string, Receipt>()
  private readonly secrets = new Map<string, string>()
  private readonly images = new Map<string, Picture>()
  private open = true

  head(): Line | null {
    return this.lines.at(-1) ?? null
  }

  async *read(from = 1): AsyncIterable<Line[]> {
    for (let at = from - 1; at < this.lines.length; at += SLICE) yield this.lines.slice(at, at + SLICE)
  }

  async append(
    lines: readonly Line[],
    receipt: Receipt | null = null,
    secrets: Secrets = {},
  ): Promise<'done' | 'behind'> {
    await this.check()
    if (!follows(lines, this.head())) return 'behind'
    if (receipt && this.receipts.has(keyOf(receipt))) return 'behind'
    for (const line of lines) this.lines.push({ ...line })
    if (receipt) this.receipts.set(keyOf(receipt), structuredClone(receipt))
    this.keep(secrets)
    return 'done'
  }

  async receipt(session: string, id: string): Promise<Receipt | null> {
    return structuredClone(this.receipts.get(keyOf({ session, id })) ?? null)
  }

  async secret(name: string): Promise<string | null> {
    return this.secrets.get(name) ?? null
  }

  async setSecrets(secrets: Secrets): Promise<void> {
    await this.check()
    this.keep(secrets)
  }

  async secretNames(prefix: string): Promise<string[]> {
    return [...this.secrets.keys()].filter((name) => name.startsWith(prefix)).sort()
  }

  async erase(seqs: readonly number[]): Promise<void> {
    await this.check()
    for (const seq of seqs) {
      const line = this.lines[seq - 1]
      if (line) this.lines[seq - 1] = { ...line, body: null }
    }
  }

  async picture(sha: string): Promise<Picture | null> {
    return this.images.get(sha) ?? null
  }

  async putPicture(sha: string, picture: Picture): Promise<void> {
    await this.check()
    if (!this.images.has(sha)) this.images.set(sha, { type: picture.type, bytes: picture.bytes.slice() })
  }

  async pictures(): Promise<string[]> {
    return [...this.images.keys()].sort()
  }

  backup(path: string): Promise<void> {
    return wholeFile(path, async (part) => {
      const file = await SqliteJournal.open(part)
      try {
        await file.append(this.lines, null, Object.fromEntries(this.secrets))
        for (const receipt of this.receipts.values()) await file.append([], receipt)
        for (const [sha, picture] of this.images) await file.putPicture(sha, picture)
      } finally {
        await file.close()
      }
    })
  }

  async check(): Promise<void> {
    if (!this.open) throw new StoreError('store-broken', { why: 'closed' })
  }

  async close(): Promise<void> {
    this.open = false
  }

  private keep(secrets: Secrets): void {
    for (const [name, value] of Object.entries(secrets)) {
      if (value === null) this.secrets.delete(name)
      else this.secrets.set(name, value)
    }
  }
}

function keyOf({ session, id }: { session: string; id: string }): string {
  return JSON.stringify([session, id])
}
