import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { StoreError } from './error.ts'
import { replaceFile } from './file.ts'
import type { NamedValues, Values } from './journal.ts'
import { SerialQueue } from '../turns/serialQueue.ts'
import { faultOf } from './sqliteFault.ts'

/**
 * Named values in a small file of JSON, readable by the owner alone. It is written anew as a whole: after a crash it holds the
 * values of before or of after. Throws a StoreError where it cannot be read or written.
 */
export class FileValues implements NamedValues {
  private readonly path: string
  private values: Map<string, string> | null = null
  private readonly writes = new SerialQueue()

  constructor(path: string) {
    this.path = path
  }

  async get(name: string): Promise<string | null> {
    return this.read().get(name) ?? null
  }

  async names(prefix: string): Promise<string[]> {
    return [...this.read().keys()].filter((name) => name.startsWith(prefix)).sort()
  }

  set(values: Values): Promise<void> {
    return this.writes.run(() => this.write(values))
  }

  settle(name: string, value: string): Promise<string> {
    return this.writes.run(async () => {
      const known = this.read().get(name)
      if (known === undefined) await this.write({ [name]: value })
      return known ?? value
    })
  }

  private async write(values: Values): Promise<void> {
    const after = new Map(this.read())
    for (const [name, value] of Object.entries(values)) {
      if (value === null) after.delete(name)
      else after.set(name, value)
    }
    try {
      const text = JSON.stringify(Object.fromEntries(after), null, 1)
      await replaceFile(this.path, (part) => writeFile(part, `${text}\n`))
    } catch (error) {
      throw faultOf(error)
    }
    this.values = after
  }

  private read(): Map<string, string> {
    return (this.values ??= this.stored())
  }

  private stored(): Map<string, string> {
    let text: string
    try {
      text = readFileSync(this.path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
      throw faultOf(error)
    }
    try {
      return new Map(Object.entries(JSON.parse(text) as Record<string, string>))
    } catch (error) {
      throw new StoreError('store-broken', { why: 'not-json', path: this.path }, error)
    }
  }
}
