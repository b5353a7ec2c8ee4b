import { Type } from 'typebox'
import { fileNameOf } from '../../../shared/fileName.ts'
import { LanguageId } from '../../../shared/show/texts.ts'
import { EventId, PrizePreview } from '../../../shared/wire.ts'
import { Refused } from '../../access/errors.ts'
import type { ServerContext } from '../../context.ts'
import { prizeTemplate } from '../../exports/prizeTemplate.ts'
import { wordsOf } from '../../exports/words.ts'
import { xlsxOf } from '../../exports/writers.ts'
import { FILE_LIMIT } from '../../imports/previews.ts'
import { attachment } from '../attachment.ts'
import { file } from '../docs.ts'
import { answer, eventOf, type Web } from '../requests.ts'
import { bytesOf } from '../uploads.ts'

const tags = ['prizes']
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function prizeRoutes(web: Web, context: ServerContext): void {
  web.post(
    '/api/events/:event/prizes/preview',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary: 'Read a list of prizes and sponsors (multipart: `file`)',
        tags,
        consumes: ['multipart/form-data'],
        params: Type.Object({ event: EventId }),
        response: { 200: PrizePreview },
      },
    },
    async (request, reply) => {
      const ledger = context.house.event(eventOf(context, request))!
      if (!request.isMultipart()) throw new Refused('type-unsupported')
      const part = await request.file({ limits: { fileSize: FILE_LIMIT } })
      if (!part) throw new Refused('file-missing')
      const list = { name: part.filename, bytes: await bytesOf(part) }
      return answer(reply, await context.prizePreviews.make(list, () => ledger.state))
    },
  )

  web.get(
    '/api/events/:event/prizes/template.xlsx',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary: 'A list of prizes to fill in and import',
        tags,
        params: Type.Object({ event: EventId }),
        querystring: Type.Object({ lang: Type.Optional(LanguageId) }),
        response: { 200: file(XLSX) },
      },
    },
    async (request, reply) => {
      const { state } = context.house.event(eventOf(context, request))!
      const words = wordsOf(request.query.lang ?? state.settings.language)
      const name = fileNameOf([words('file.prize-template')], 'xlsx')
      return reply
        .type(XLSX)
        .header('content-disposition', attachment(name, 'prize-template.xlsx'))
        .send(Buffer.from(await xlsxOf([prizeTemplate(words)])))
    },
  )
}
