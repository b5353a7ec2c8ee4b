import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Type } from 'typebox'
import { EventId } from '../../../shared/wire.ts'
import type { ServerContext } from '../../context.ts'
import { file } from '../docs.ts'
import { eventOf, type Web } from '../requests.ts'

export function backupRoutes(web: Web, context: ServerContext): void {
  web.get(
    '/api/events/:event/backup',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary:
          'The whole event as one consistent file, taken while it goes on. It holds personal data and secrets',
        tags: ['events'],
        params: Type.Object({ event: EventId }),
        response: { 200: file('application/vnd.sqlite3') },
      },
    },
    async (request, reply) => {
      const event = eventOf(context, request)
      const folder = await context.temporary.make()
      const forget = () => void rm(folder, { recursive: true, force: true }).catch(() => undefined)
      try {
        const path = join(folder, `${event}.sqlite`)
        await context.house.backup(event, path)
        const { size } = await stat(path)
        const day = new Date(context.now()).toISOString().slice(0, 10)
        const bytes = createReadStream(path).on('close', forget)
        return await reply
          .type('application/vnd.sqlite3')
          .header('content-length', size)
          .header('content-disposition', `attachment; filename="drumroll-${event}-${day}.sqlite"`)
          .send(bytes)
      } catch (error) {
        forget()
        throw error
      }
    },
  )
}
