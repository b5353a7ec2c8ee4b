import type { PostgresDatabase } from './postgresDatabase.ts'

/** Questions of which the quickest answer tells the time, and ms between two times of asking. */
const QUESTIONS = 5
const INTERVAL_MS = 30_000

/** The database's clock, by which all of its servers go: their computers' clocks may be seconds apart. */
export class PostgresClock {
  /** Epoch ms of the database less what counts ms here. */
  private offset = 0
  private readonly timer: NodeJS.Timeout

  private constructor(private readonly database: PostgresDatabase) {
    this.timer = setInterval(() => void this.ask().catch(() => undefined), INTERVAL_MS).unref()
  }

  static async of(database: PostgresDatabase): Promise<PostgresClock> {
    const clock = new PostgresClock(database)
    await clock.ask()
    return clock
  }

  /** Epoch ms. Needs no receiver, so that it can be handed on. */
  readonly now = (): number => performance.now() + this.offset

  stop(): void {
    clearInterval(this.timer)
  }

  private async ask(): Promise<void> {
    let least = Infinity
    for (let i = 0; i < QUESTIONS; i++) {
      const from = performance.now()
      const [{ at }] = await this.database.try(
        (sql) => sql<[{ at: number }]>`select extract(epoch from clock_timestamp())::float8 * 1000 as at`,
      )
      const took = performance.now() - from
      if (took >= least) continue
      least = took
      this.offset = at - from - took / 2
    }
  }
}
