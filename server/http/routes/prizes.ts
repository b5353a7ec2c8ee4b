import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { fileNameOf } from '../../../shared/fileName.ts'
import type { PrizeMapping } from '../../../shared/formats/prizeHeadings.ts'
import { isRefusal } from '../../../shared/show/rule.ts'
import { LanguageId } from '../../../shared/show/texts.ts'
import { EventId, PortraitsKept, PrizeMapping as MappingSchema, PrizePreview } from '../../../shared/wire.ts'
import { command } from '../../access/commands.ts'
import { Refused } from '../../access/errors.ts'
import type { ServerContext } from '../../context.ts'
import { prizeTemplate } from '../../exports/prizeTemplate.ts'
import { wordsOf } from '../../exports/words.ts'
import { XLSX, xlsxOf } from '../../exports/writers.ts'
import { keepPrizePictures, LARGEST_ARCHIVE } from '../../house/portraits.ts'
import { FILE_LIMIT } from '../../imports/previews.ts'
import { attachment } from '../attachment.ts'
import { file } from '../docs.ts'
import { answer, eventOf, type Web } from '../requests.ts'
import { bytesOf } from '../uploads.ts'

const tags = ['prizes']
const mappingCheck = Compile(MappingSchema)

export function prizeRoutes(web: Web, context: ServerContext): void {
  web.post(
    '/api/events/:event/prizes/preview',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary:
          'Read a list of prizes and sponsors (multipart: `file`, and `mapping` as JSON where the columns were decided on)',
        tags,
        consumes: ['multipart/form-data'],
        params: Type.Object({ event: EventId }),
        response: { 200: PrizePreview },
      },
    },
    async (request, reply) => {
      const ledger = context.house.event(eventOf(context, request))!
      if (!request.isMultipart()) throw new Refused('type-unsupported')
      let mapping: PrizeMapping | undefined
      let list: { name: string; bytes: Uint8Array } | undefined
      for await (const part of request.parts({ limits: { fileSize: FILE_LIMIT, fieldSize: 4_096 } })) {
        if (part.type === 'file') list = { name: part.filename, bytes: await bytesOf(part) }
        else if (part.fieldname === 'mapping') mapping = mappingOf(String(part.value))
      }
      if (!list) throw new Refused('file-missing')
      return answer(reply, await context.prizePreviews.make(list, () => ledger.state, mapping))
    },
  )

  web.post(
    '/api/events/:event/prizes/pictures',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary:
          'Give prizes their pictures, sponsors their logos: a zip of files called by name (multipart)',
        tags,
        consumes: ['multipart/form-data'],
        params: Type.Object({ event: EventId }),
        response: { 200: PortraitsKept },
      },
    },
    async (request, reply) => {
      const event = eventOf(context, request)
      if (!request.isMultipart()) throw new Refused('type-unsupported')
      const file = await request.file({ limits: { fileSize: LARGEST_ARCHIVE } })
      if (!file) throw new Refused('file-missing')
      const archive = await bytesOf(file)
      const { state, journal } = context.house.event(event)!
      const kept = await keepPrizePictures(journal, archive, state)
      if (isRefusal(kept)) return answer(reply, kept)
      const { pictures, problems } = kept
      const message = { id: randomUUID(), type: 'prizes.picture', ask: { pictures } }
      const said = await command(context, event, message, request.caller)
      return answer(reply, isRefusal(said) ? said : { taken: pictures.length, problems })
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

/** The columns that the host decided on. */
function mappingOf(text: string): PrizeMapping {
  let mapping: unknown
  try {
    mapping = JSON.parse(text)
  } catch {
    throw new Refused('mapping-malformed')
  }
  if (!mappingCheck.Check(mapping))
    throw new Refused('mapping-malformed', { path: mappingCheck.Errors(mapping)[0]?.instancePath })
  return mapping
}
