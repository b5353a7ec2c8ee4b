import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { ServerReadiness } from '../../../shared/wire.ts'
import type { ServerContext } from '../../context.ts'
import { addressesForPhones } from '../origin.ts'
import type { Web } from '../requests.ts'

/** As much as the test of a write writes, in bytes. */
const TRIAL = Buffer.alloc(64 * 1024, 1)

/** Ms that a durable write takes in a folder; null where it fails. */
async function writeIn(folder: string): Promise<number | null> {
  const from = performance.now()
  try {
    const file = await open(join(folder, 'trial'), 'w', 0o600)
    try {
      await file.writeFile(TRIAL)
      await file.sync()
    } finally {
      await file.close()
    }
    return Math.round((performance.now() - from) * 10) / 10
  } catch {
    return null
  }
}

export function preflightRoutes(web: Web, context: ServerContext): void {
  const { config, house, clockWatch, phones, temporary } = context

  async function disk(): Promise<ServerReadiness['disk']> {
    if (config.dataDir === null) return null
    const { bavail, bsize } = await statfs(config.dataDir)
    const folder = await temporary.make().catch(() => null)
    const write = folder === null ? null : await writeIn(folder)
    if (folder !== null) await rm(folder, { recursive: true, force: true })
    return { free: bavail * bsize, write }
  }

  web.get(
    '/api/preflight',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary: 'What only the server knows of whether an evening can begin',
        tags: ['health'],
        response: { 200: ServerReadiness },
      },
    },
    async (request) => ({
      disk: await disk(),
      trouble: (await house.check())?.refused ?? null,
      addresses: addressesForPhones(config, request),
      phone: phones.reachedAt,
      clock: clockWatch.minutes(),
    }),
  )
}
