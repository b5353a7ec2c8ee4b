import { deserialize, serialize } from 'node:v8'
import type { PostgresDatabase } from './postgresDatabase.ts'
import type { Shelf, ShelfLimits } from './shelf.ts'

/**
 * A shelf in PostgreSQL, by the database's clock. Its table is unlogged: what is kept for minutes need not outlive a crash of the
 * database.
 */
export class PostgresShelf<T> implements Shelf<T> {
  private readonly life: string
  private readonly idle: string

  constructor(
    private readonly database: PostgresDatabase,
    private readonly name: string,
    private readonly limits: ShelfLimits,
  ) {
    const { life, idle = life } = limits
    this.life = `${life} ms`
    this.idle = `${idle} ms`
  }

  async get(id: string): Promise<T | null> {
    const [row] = await this.database.try(
      (sql) => sql<{ what: Uint8Array }[]>`
      select what from drumroll.shelves where shelf = ${this.name} and id = ${id}
        and at > now() - ${this.life}::interval and touched > now() - ${this.idle}::interval`,
    )
    return valueOf(row)
  }

  async touch(id: string): Promise<T | null> {
    const [row] = await this.database.try(
      (sql) => sql<{ what: Uint8Array }[]>`
      update drumroll.shelves set touched = now() where shelf = ${this.name} and id = ${id}
        and at > now() - ${this.life}::interval and touched > now() - ${this.idle}::interval returning what`,
    )
    return valueOf(row)
  }

  async put(id: string, what: T): Promise<void> {
    await this.database.try(
      (sql) => sql`
      insert into drumroll.shelves (shelf, id, what, at, touched)
      values (${this.name}, ${id}, ${serialize(what)}, now(), now())
      on conflict (shelf, id) do update set what = excluded.what, at = excluded.at, touched = excluded.touched`,
    )
    await this.makeRoom()
  }

  async add(id: string, what: T): Promise<boolean> {
    const added = await this.database.try(
      (sql) => sql`
      insert into drumroll.shelves as there (shelf, id, what, at, touched)
      values (${this.name}, ${id}, ${serialize(what)}, now(), now())
      on conflict (shelf, id) do update set what = excluded.what, at = excluded.at, touched = excluded.touched
        where there.at <= now() - ${this.life}::interval or there.touched <= now() - ${this.idle}::interval
      returning id`,
    )
    await this.makeRoom()
    return added.length > 0
  }

  async take(id: string): Promise<T | null> {
    const [row] = await this.database.try(
      (sql) => sql<{ what: Uint8Array; good: boolean }[]>`
      delete from drumroll.shelves where shelf = ${this.name} and id = ${id}
      returning what, at > now() - ${this.life}::interval and touched > now() - ${this.idle}::interval as good`,
    )
    return row?.good ? valueOf(row) : null
  }

  async clear(): Promise<void> {
    const gone = await this.database.try(
      (sql) => sql`delete from drumroll.shelves where shelf = ${this.name} returning id`,
    )
    if (gone.length > 0) await this.database.try((sql) => sql.unsafe('vacuum full drumroll.shelves'))
  }

  private async makeRoom(): Promise<void> {
    await this.database.try(
      (sql) => sql`
      delete from drumroll.shelves where shelf = ${this.name} and (
        at <= now() - ${this.life}::interval or touched <= now() - ${this.idle}::interval or id in (
          select id from drumroll.shelves where shelf = ${this.name} order by touched desc offset ${this.limits.most}))`,
    )
  }
}

const valueOf = <T>(row: { what: Uint8Array } | undefined): T | null =>
  row ? (deserialize(row.what) as T) : null
