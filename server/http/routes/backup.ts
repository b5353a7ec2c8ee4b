import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Type } from 'typebox'
import { fileNameOf } from '../../../shared/fileName.ts'
import { EventId } from '../../../shared/wire.ts'
import type { ServerContext } from '../../context.ts'
import { opens } from '../../access/callers.ts'
import { Refused } from '../../access/errors.ts'
import { wordsOf } from '../../exports/words.ts'
import { attachment } from '../attachment.ts'
import { file } from '../docs.ts'
import { eventOf, taken, type Web } from '../requests.ts'
import { saveTo } from '../uploads.ts'

const tags = ['events']
/** The largest backup that is taken back, in bytes: pictures and all. */
const LARGEST_BACKUP = 2 ** 30

export function backupRoutes(web: Web, context: ServerContext): void {
  web.get(
    '/api/events/:event/backup',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary:
          'The whole event as one consistent file, taken while it goes on. It holds personal data and secrets',
        tags,
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
        const { title, rehearsal, settings } = context.house.event(event)!.state
        const words = wordsOf(settings.language)
        const kind = rehearsal ? `${words('file.backup')} ${words('rehearsal')}` : words('file.backup')
        const name = fileNameOf([title, kind, day, event], 'sqlite')
        const bytes = createReadStream(path).on('close', forget)
        return await reply
          .type('application/vnd.sqlite3')
          .header('content-length', size)
          .header('content-disposition', attachment(name, `drumroll-${event}-${day}.sqlite`))
          .send(bytes)
      } catch (error) {
        forget()
        throw error
      }
    },
  )

  web.post(
    '/api/events/:event/backup',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary:
          'Put a backup (multipart) in the place of an event that is refused as journal-cut. It is verified whole and must hold the last line that was known',
        tags,
        consumes: ['multipart/form-data'],
        params: Type.Object({ event: EventId }),
        response: { 204: Type.Undefined() },
      },
    },
    async (request, reply) => {
      const { event } = request.params
      if (!opens(request.caller, event)) throw new Refused('event-forbidden')
      taken(context.house.refuseRestore(event))
      if (!request.isMultipart()) throw new Refused('type-unsupported')
      const upload = await request.file({ limits: { fileSize: LARGEST_BACKUP } })
      if (!upload) throw new Refused('file-missing')
      const folder = await context.temporary.make()
      try {
        const path = join(folder, 'backup.sqlite')
        await saveTo(path, upload)
        taken(await context.house.restore(event, path))
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
      return reply.code(204).send()
    },
  )
}
