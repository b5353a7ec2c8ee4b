import { Turns } from '../turns/turns.ts'
import type { Line } from './journal.ts'
import type { Database, Statement } from './sqliteDriver.ts'

/** The mark that stands while lines are in the file whose step is not: the number of the last line before them. */
const MARK = 'ahead-of'
/** Pages of the log from which on a commit ahead copies it into the file: what takes a few milliseconds, not a step's worth. */
const LOG_PAGES = 64
/** Lines taken out at once. */
const LINES_AT_ONCE = 250

/**
 * The lines of a long step, committed slice by slice ahead of the step itself: to commit them all at once, and to copy such a log
 * into the file, would hold up the event loop. They count from the commit on that takes their mark away, which is the step's own;
 * lines whose mark still stands are taken out again. None of these commits waits for the disk: the log keeps them in order, and
 * the step's own commit waits for all of it.
 */
export class LinesAhead {
  private readonly db: Database
  private readonly mark: Statement

  constructor(db: Database) {
    this.db = db
    this.mark = db.prepare('select value from marks where name = ?')
  }

  /** The number of the last line before those whose step is not in the file; null where there are none. */
  get after(): number | null {
    const row = this.mark.get(MARK)
    return row ? Number(row.value) : null
  }

  /** Writes the slices that follow a line by its number, each in a commit of its own, and lets other work in after each. */
  async put(
    after: number,
    slices: Iterable<readonly Line[]>,
    put: (slice: readonly Line[]) => void,
  ): Promise<void> {
    await this.withoutWaiting(async (turns) => {
      this.commit(
        () => void this.db.prepare('insert into marks (name, value) values (?, ?)').run(MARK, String(after)),
      )
      for (const slice of slices) {
        this.commit(() => put(slice))
        await turns.rest()
      }
    })
  }

  /** Lets the lines count, with the transaction in which this is called. */
  count(): void {
    this.db.prepare('delete from marks where name = ?').run(MARK)
  }

  /** Takes out the lines whose step failed or was cut off, the last first, in turns with other work. */
  async drop(): Promise<void> {
    const { after } = this
    if (after === null) return
    await this.withoutWaiting(async (turns) => {
      const drop: Statement = this.db.prepare(
        'delete from lines where seq > ? and seq > (select max(seq) from lines) - ?',
      )
      const dropSlice = () => this.commit(() => Number(drop.run(after, LINES_AT_ONCE).changes))
      while (dropSlice() > 0) await turns.rest()
      this.commit(() => this.count())
    })
  }

  private commit<T>(write: () => T): T {
    this.db.exec('begin immediate')
    try {
      const written = write()
      this.db.exec('commit')
      return written
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('rollback')
      throw error
    }
  }

  /** In WAL a commit at `normal` is as whole as any; what a power cut takes is the end of the log, and so of these lines. */
  private async withoutWaiting(work: (turns: Turns) => Promise<void>): Promise<void> {
    const { wal_autocheckpoint: pages } = this.db.prepare('pragma wal_autocheckpoint').get()
    this.db.exec(`pragma synchronous = normal; pragma wal_autocheckpoint = ${LOG_PAGES}`)
    try {
      await work(new Turns('command'))
    } finally {
      this.db.exec(`pragma synchronous = full; pragma wal_autocheckpoint = ${pages}`)
    }
  }
}
