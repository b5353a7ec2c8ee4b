import { randomUUID } from 'node:crypto'
import { isRefusal } from '../../../shared/show/rule.ts'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { fileNameOf } from '../../../shared/fileName.ts'
import { LanguageId } from '../../../shared/show/texts.ts'
import { takenPeople } from '../../../shared/show/takenPeople.ts'
import { knownIn } from '../../../shared/formats/known.ts'
import type { File } from '../../../shared/formats/format.ts'
import type { Mapping } from '../../../shared/formats/mapping.ts'
import {
  EventId,
  ImportPreview,
  ImportProblems,
  Mapping as MappingSchema,
  PortraitsKept,
  PeopleFrom,
  type ImportStep,
} from '../../../shared/wire.ts'
import type { ServerContext } from '../../context.ts'
import { command } from '../../access/commands.ts'
import { Refused } from '../../access/errors.ts'
import { problemFile, problemSheet } from '../../exports/problems.ts'
import { XLSX, xlsxOf } from '../../exports/writers.ts'
import { keepPortraits, LARGEST_ARCHIVE } from '../../house/portraits.ts'
import { EVENT_LIST_MAPPING, eventList } from '../../imports/eventList.ts'
import { FILE_LIMIT } from '../../imports/previews.ts'
import { attachment } from '../attachment.ts'
import { file } from '../docs.ts'
import { answer, eventOf, type Web } from '../requests.ts'
import { bytesOf } from '../uploads.ts'

const mappingCheck = Compile(MappingSchema)
const fromCheck = Compile(PeopleFrom)

export function peopleRoutes(web: Web, context: ServerContext): void {
  web.post(
    '/api/events/:event/people/preview',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary:
          'Read a list of people (multipart: `file`, or `preview` of one that was read, and `mapping` as JSON; or JSON: the people of another event)',
        tags: ['people'],
        consumes: ['multipart/form-data', 'application/json'],
        params: Type.Object({ event: EventId }),
        response: { 200: ImportPreview },
      },
    },
    async (request, reply) => {
      const event = eventOf(context, request)
      const session = request.caller.session!.id
      const progress = (step: ImportStep) =>
        context.connections.sendProgress(session, { work: 'people/preview', event, step })
      const people = knownIn(context.house.event(event)!.state)
      if (!request.isMultipart()) {
        const list = listFrom(context, request.body)
        return answer(reply, await context.previews.make(list, people, EVENT_LIST_MAPPING, progress))
      }
      const limits = { fileSize: FILE_LIMIT, fieldSize: 256 * 1024 }
      const fields = new Map<string, string>()
      let file: { name: string; bytes: Uint8Array } | null = null
      for await (const part of request.parts({ limits })) {
        if (part.type === 'file') file = { name: part.filename, bytes: await bytesOf(part) }
        else fields.set(part.fieldname, String(part.value))
      }
      const mapping = mappingOf(fields.get('mapping'))
      const preview = fields.get('preview')
      if (file) return answer(reply, await context.previews.make(file, people, mapping, progress))
      if (preview === undefined || mapping === null) throw new Refused('file-missing')
      return answer(reply, await context.previews.remap(preview, people, mapping, progress))
    },
  )
  web.post(
    '/api/events/:event/people/pictures',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary: 'Give people their pictures: a zip of files called by ticket code or name (multipart)',
        tags: ['people'],
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
      const kept = await keepPortraits(journal, archive, state.people)
      if (isRefusal(kept)) return answer(reply, kept)
      const { pictures, problems } = kept
      const ask = { pictures: pictures.map(({ of, picture }) => ({ person: of, picture })) }
      const message = { id: randomUUID(), type: 'people.picture', ask }
      const said = await command(context, event, message, request.caller)
      return answer(reply, isRefusal(said) ? said : { taken: pictures.length, problems })
    },
  )
  web.get(
    '/api/events/:event/people/preview/:preview/problems',
    {
      config: { roles: ['host'] },
      schema: {
        summary: 'Every problem of a list that was read, with its row',
        tags: ['people'],
        params: Type.Object({ event: EventId, preview: Type.String({ maxLength: 64 }) }),
        response: { 200: ImportProblems },
      },
    },
    async (request, reply) => {
      eventOf(context, request)
      const { preview } = request.params
      const problems = await context.previews.problems(preview)
      if (!problems) throw new Refused('preview-unknown', { preview })
      // It is JSON already, made where the list was read.
      return reply.type('application/json; charset=utf-8').send(problems.json as never)
    },
  )
  web.get(
    '/api/events/:event/people/preview/:preview/problems.xlsx',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary: 'The same as a workbook, in words',
        tags: ['people'],
        params: Type.Object({ event: EventId, preview: Type.String({ maxLength: 64 }) }),
        querystring: Type.Object({ lang: Type.Optional(LanguageId) }),
        response: { 200: file(XLSX) },
      },
    },
    async (request, reply) => {
      const { state } = context.house.event(eventOf(context, request))!
      const { preview } = request.params
      const problems = await context.previews.problems(preview)
      if (!problems) throw new Refused('preview-unknown', { preview })
      const language = request.query.lang ?? state.settings.language
      const said = JSON.parse(new TextDecoder().decode(problems.json)) as ImportProblems
      const name = fileNameOf([problemFile(problems.list, language)], 'xlsx')
      return reply
        .type(XLSX)
        .header('content-disposition', attachment(name, 'problems.xlsx'))
        .send(Buffer.from(await xlsxOf([problemSheet(said, language)])) as never)
    },
  )
}

/** The people of another event that were asked for, as a list. */
function listFrom(context: ServerContext, body: unknown): File {
  if (!fromCheck.Check(body)) throw new Refused('type-unsupported')
  const source = context.house.event(body.from)
  if (!source) throw new Refused('event-unknown', { event: body.from })
  const taken = takenPeople(source.state, body.which)
  if (taken.length === 0) throw new Refused('nobody-taken', { title: source.state.title })
  return eventList(source.state.title, taken)
}

function mappingOf(text: string | undefined): Mapping | null {
  if (text === undefined || text === '') return null
  let mapping: unknown
  try {
    mapping = JSON.parse(text)
  } catch {
    throw new Refused('mapping-malformed')
  }
  if (!mappingCheck.Check(mapping))
    throw new Refused('mapping-malformed', { path: mappingCheck.Errors(mapping)[0]?.instancePath })
  return mapping as Mapping
}
