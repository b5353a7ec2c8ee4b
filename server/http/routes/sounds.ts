import { Type } from 'typebox'
import { Digest, EventId, SoundKept } from '../../../shared/wire.ts'
import { Refused } from '../../access/errors.ts'
import type { ServerContext } from '../../context.ts'
import { keepSound } from '../../house/pictures.ts'
import { LARGEST_SOUND } from '../../house/soundFile.ts'
import { file } from '../docs.ts'
import { answer, eventOf, type Web } from '../requests.ts'
import { bytesOf } from '../uploads.ts'

const tags = ['sounds']
const YEAR = 'private, max-age=31536000, immutable'

/** The host's own sounds: kept for the event, given to the host and the stage alone. */
export function soundRoutes(web: Web, context: ServerContext): void {
  web.post(
    '/api/events/:event/sounds',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary: 'Keep an MP3, Ogg, WAV, M4A or AAC file (multipart, at most 10 MiB); answers its SHA-256',
        tags,
        consumes: ['multipart/form-data'],
        params: Type.Object({ event: EventId }),
        response: { 200: SoundKept },
      },
    },
    async (request, reply) => {
      const { journal } = context.house.event(eventOf(context, request))!
      if (!request.isMultipart()) throw new Refused('type-unsupported')
      const file = await request.file({ limits: { fileSize: LARGEST_SOUND } })
      if (!file) throw new Refused('file-missing')
      return answer(reply, await keepSound(journal, await bytesOf(file)))
    },
  )

  web.get(
    '/api/events/:event/sounds/:sha256',
    {
      config: { roles: ['host', 'stage'], counted: true },
      schema: {
        summary: 'A sound',
        tags,
        params: Type.Object({ event: EventId, sha256: Digest }),
        response: { 200: file('audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/mp4', 'audio/aac') },
      },
    },
    async (request, reply) => {
      const { journal } = context.house.event(eventOf(context, request))!
      const sound = await journal.file(request.params.sha256)
      if (!sound?.type.startsWith('audio/')) throw new Refused('not-found')
      return reply.header('cache-control', YEAR).type(sound.type).send(Buffer.from(sound.bytes))
    },
  )
}
