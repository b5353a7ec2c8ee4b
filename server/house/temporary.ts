import { mkdirSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Files that live for one request, in a folder of the data, so that an interrupted one is found and removed. */
export class TemporaryFiles {
  private readonly folder: string

  /** `data` is the folder of the data; null, where all data is in memory, takes the system's. */
  constructor(data: string | null) {
    this.folder = data === null ? join(tmpdir(), `drumroll-${process.pid}`) : join(data, 'tmp')
  }

  /** A new, empty folder that the owner alone may read. */
  async make(): Promise<string> {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 })
    return mkdtemp(join(this.folder, 'request-'))
  }

  /** Removes whatever is there, also of requests that are under way: they may hold personal data. */
  sweep(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
