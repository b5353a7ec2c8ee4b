import type { AppOptions } from '../../server/app.ts'
import type { Config } from '../../server/config.ts'
import { Client, Running } from './runningServer.ts'
import { newDatabase } from './postgresServer.ts'

/** Several servers on one database, in this process. */
export class ClusterOfApps {
  readonly servers: Running[] = []

  private constructor(private readonly database: string) {}

  /** Servers that start one after the other; each with its own options. */
  static async start(options: readonly AppOptions[]): Promise<ClusterOfApps> {
    const cluster = new ClusterOfApps(await newDatabase())
    for (const own of options) await cluster.add({}, own)
    return cluster
  }

  async add(config: Partial<Config> = {}, options: AppOptions = {}): Promise<Running> {
    const server = await Running.start({ databaseUrl: this.database, ...config }, options)
    this.servers.push(server)
    return server
  }

  /** Somebody with the session of a client, at another server. */
  at(server: Running, client: Client): Client {
    return new Client(server, client.token, client.role)
  }

  async stop(): Promise<void> {
    for (const server of this.servers) await server.stop()
  }
}
