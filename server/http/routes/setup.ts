import { randomBytes, randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { fileNameOf } from '../../../shared/fileName.ts'
import { evolve } from '../../../shared/show/evolve.ts'
import type { Language } from '../../../shared/show/languages.ts'
import { isRefusal, refusal, type Body, type Refusal } from '../../../shared/show/rule.ts'
import { refuseSetup, Setup, setupFacts } from '../../../shared/show/setup.ts'
import { emptyState, type State } from '../../../shared/show/state.ts'
import { EventId, SetupTaken } from '../../../shared/wire.ts'
import { submitter } from '../../access/callers.ts'
import { command, refuseMessage } from '../../access/commands.ts'
import { Refused } from '../../access/errors.ts'
import type { ServerContext } from '../../context.ts'
import { wordsOf } from '../../exports/words.ts'
import { blankEvent } from '../../house/events/prepare.ts'
import { HOUSE } from '../../house/house.ts'
import { LARGEST_SETUP, readSetup, writeSetup, type ReadSetup } from '../../house/setupFile.ts'
import { attachment } from '../attachment.ts'
import { answer, eventOf, taken, type Web } from '../requests.ts'
import { bytesOf } from '../uploads.ts'

const tags = ['events']

/** The set-up of an event as one file: taken from it, made a new event of, and put in the place of another's. */
export function setupRoutes(web: Web, context: ServerContext): void {
  web.get(
    '/api/events/:event/setup',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary: 'Sponsors, prizes, cues, look and settings as one file, without people, results and secrets',
        tags,
        params: Type.Object({ event: EventId }),
        response: { 200: { content: { 'application/json': { schema: Type.Unsafe<Buffer>(Setup) } } } },
      },
    },
    async (request, reply) => {
      const { state, journal } = context.house.event(eventOf(context, request))!
      const words = wordsOf(state.settings.language)
      const name = fileNameOf([state.title, words('file.setup')], 'drumroll.json')
      return reply
        .type('application/json')
        .header('content-disposition', attachment(name, `${state.id}.drumroll.json`))
        .send(await writeSetup(state, journal))
    },
  )

  web.post(
    '/api/events/setup',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary: 'Make a new event of a set-up file (multipart)',
        tags,
        consumes: ['multipart/form-data'],
        response: { 200: SetupTaken },
      },
    },
    async (request, reply) => {
      const read = await uploaded(request)
      const { title, settings } = read.setup
      const language = settings['language'] as Language | undefined
      const ask = { title, ...(language !== undefined && { language }) }
      const message = { id: `setup-${randomUUID()}`, type: 'event.new', ask }
      taken(refuseMessage(HOUSE, message, request.caller))
      const blank = { at: context.now(), body: blankEvent(title, language) }
      const facts = taken(planned(request, evolve(emptyState('new'), [blank]), read))
      const made = await command(context, HOUSE, message, request.caller, { facts, pictures: read.files })
      return answer(reply, isRefusal(made) ? made : { event: String(made['id']) })
    },
  )

  web.post(
    '/api/events/:event/setup',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary:
          'Put a set-up file (multipart) in the place of what an event has, where nothing has been drawn; all of it or nothing',
        tags,
        consumes: ['multipart/form-data'],
        params: Type.Object({ event: EventId }),
        response: { 200: SetupTaken },
      },
    },
    async (request, reply) => {
      const event = eventOf(context, request)
      taken(refuseSetup(context.house.event(event)!.state))
      const read = await uploaded(request)
      const ledger = context.house.event(event)
      if (!ledger) return answer(reply, refusal('event-unknown', { event }))
      taken(planned(request, ledger.state, read))
      for (const [sha, kept] of read.files) await ledger.journal.putFile(sha, kept)
      const said = await ledger.record((state) => planned(request, state, read))
      return answer(reply, isRefusal(said) ? said : { event })
    },
  )

  /** What a set-up makes of a state, decided as the commands of it would be. */
  function planned({ caller }: FastifyRequest, state: State, { setup }: ReadSetup): Body[] | Refusal {
    const { role, name } = submitter(caller)
    const decided = {
      now: context.now(),
      who: { role, name },
      id: () => randomBytes(8).toString('hex'),
      salt: () => '',
      anchor: '',
      seed: () => new Uint8Array(),
    }
    return setupFacts(state, setup, decided, (type, ask) =>
      refuseMessage(state.id, { id: 'setup', type, ask }, caller),
    )
  }
}

async function uploaded(request: FastifyRequest): Promise<ReadSetup> {
  if (!request.isMultipart()) throw new Refused('type-unsupported')
  const upload = await request.file({ limits: { fileSize: LARGEST_SETUP } })
  if (!upload) throw new Refused('file-missing')
  return taken(await readSetup(await bytesOf(upload)))
}
