import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Files that live for one request, in a folder of the data, so that an interrupted one is found and removed. Their folders are
 * named by their process: servers that share a database may share the folder of the data too.
 */
export class TemporaryFiles {
  private readonly folder: string
  private readonly own = prefixOf(process.pid)

  /** `data` is the folder of the data; null, where all data is in memory, takes the system's. */
  constructor(data: string | null) {
    this.folder = data === null ? join(tmpdir(), 'drumroll') : join(data, 'tmp')
  }

  /** A new, empty folder that the owner alone may read. */
  async make(): Promise<string> {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 })
    return mkdtemp(join(this.folder, this.own))
  }

  /** Removes all of this process, also of requests that are under way: they may hold personal data. */
  sweep(): void {
    this.remove((name) => name.startsWith(this.own))
  }

  /** Removes what processes of this computer left that are gone, or earlier ones of this number. */
  sweepLeft(): void {
    this.remove((name) => name.startsWith(this.own) || isLeft(name))
  }

  private remove(which: (name: string) => boolean): void {
    for (const name of foldersIn(this.folder).filter(which))
      rmSync(join(this.folder, name), { recursive: true, force: true, maxRetries: 3 })
  }
}

const prefixOf = (pid: number): string => `${hostname()}-${pid}-`

/** Whether the process is gone that made a folder; those of earlier versions do not say whose they are. */
function isLeft(name: string): boolean {
  if (name.startsWith('request-')) return true
  const pid = Number(/-(\d+)-[^-]+$/.exec(name)?.[1])
  return name.startsWith(prefixOf(pid)) && !isRunning(pid)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
