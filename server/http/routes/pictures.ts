import { Type } from 'typebox'
import type { FastifyRequest } from 'fastify'
import { takesWorks } from '../../../shared/show/work.ts'
import { Digest, EventId, PictureKept, PictureList } from '../../../shared/wire.ts'
import type { ServerContext } from '../../context.ts'
import { Refused } from '../../access/errors.ts'
import { LARGEST_PICTURE } from '../../house/pictureFile.ts'
import { keepPicture, keepWorkPicture } from '../../house/pictures.ts'
import { file } from '../docs.ts'
import { answer, eventOf, type Web } from '../requests.ts'
import { bytesOf } from '../uploads.ts'

const tags = ['pictures']
const YEAR = 'private, max-age=31536000, immutable'

export function pictureRoutes(web: Web, context: ServerContext): void {
  web.post(
    '/api/events/:event/pictures',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary: 'Keep a PNG, JPEG or WebP (multipart); answers its SHA-256',
        tags,
        consumes: ['multipart/form-data'],
        params: Type.Object({ event: EventId }),
        response: { 200: PictureKept },
      },
    },
    async (request, reply) => {
      const { journal } = context.house.event(eventOf(context, request))!
      return answer(reply, await keepPicture(journal, await pictureIn(request)))
    },
  )

  web.post(
    '/api/events/:event/works/pictures',
    {
      config: { roles: ['host', 'desk', 'guest'], counted: true },
      schema: {
        summary:
          'Keep the picture of a group’s work, PNG, JPEG or WebP (multipart); a guest’s only while works are taken; answers its SHA-256',
        tags,
        consumes: ['multipart/form-data'],
        params: Type.Object({ event: EventId }),
        response: { 200: PictureKept },
      },
    },
    async (request, reply) => {
      const { journal, state } = context.house.event(eventOf(context, request))!
      const { role, session } = request.caller
      if (role === 'guest') {
        const { workPictures } = context.limits
        if (!takesWorks(state, context.now())) throw new Refused('works-closed')
        if (!workPictures.take(session!.id))
          throw new Refused('too-many', { seconds: workPictures.wait(session!.id) })
      }
      const portraits = state.people.filter(({ picture }) => picture).length
      return answer(reply, await keepWorkPicture(journal, await pictureIn(request), portraits))
    },
  )

  web.get(
    '/api/events/:event/pictures',
    {
      config: { roles: ['host'] },
      schema: {
        summary: 'The digests of all pictures',
        tags,
        params: Type.Object({ event: EventId }),
        response: { 200: PictureList },
      },
    },
    async (request) => context.house.event(eventOf(context, request))!.journal.files(),
  )

  web.get(
    '/api/events/:event/pictures/:sha256',
    {
      config: { roles: 'all', counted: true },
      schema: {
        summary: 'A picture',
        tags,
        params: Type.Object({ event: EventId, sha256: Digest }),
        response: { 200: file('image/png', 'image/jpeg', 'image/webp'), 304: Type.Undefined() },
      },
    },
    async (request, reply) => {
      const { sha256 } = request.params
      const picture = await context.house.event(eventOf(context, request))!.journal.file(sha256)
      if (!picture?.type.startsWith('image/')) throw new Refused('not-found')
      const etag = `"${sha256}"`
      reply.header('cache-control', YEAR).header('etag', etag)
      if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
      return reply.type(picture.type).send(Buffer.from(picture.bytes))
    },
  )
}

/** The bytes of the one file that a request carries. */
async function pictureIn(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new Refused('type-unsupported')
  const file = await request.file({ limits: { fileSize: LARGEST_PICTURE } })
  if (!file) throw new Refused('file-missing')
  return bytesOf(file)
}
