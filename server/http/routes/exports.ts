import { Type } from 'typebox'
import { EventId } from '../../../shared/wire.ts'
import { LanguageId } from '../../../shared/show/texts.ts'
import { see } from '../../../shared/show/see.ts'
import { find } from '../../../shared/show/table.ts'
import { fileNameOf } from '../../../shared/fileName.ts'
import { runningWorks } from '../../../shared/show/workOrder.ts'
import { Refused } from '../../access/errors.ts'
import type { ServerContext } from '../../context.ts'
import { EXPORTS } from '../../exports/index.ts'
import { logOf } from '../../exports/log.ts'
import { wordsOf } from '../../exports/words.ts'
import { worksPage } from '../../exports/worksPage.ts'
import type { StoredFile } from '../../journals/journal.ts'
import { attachment } from '../attachment.ts'
import { file } from '../docs.ts'
import { originOf } from '../origin.ts'
import { eventOf, type Web } from '../requests.ts'

export function exportRoutes(web: Web, context: ServerContext): void {
  web.get(
    '/api/events/:event/exports/works.html',
    {
      config: { roles: ['host', 'desk'], counted: true },
      schema: {
        summary: 'All works that are not hidden as one page to share, pictures included, without scripts',
        tags: ['exports'],
        params: Type.Object({ event: EventId }),
        querystring: Type.Object({ lang: Type.Optional(LanguageId) }),
        response: { 200: file('text/html') },
      },
    },
    async (request, reply) => {
      const { state, journal } = context.house.event(eventOf(context, request))!
      const language = request.query.lang ?? state.settings.language
      const pictures = new Map<string, StoredFile>()
      for (const { picture } of runningWorks(state)) {
        const stored = picture && !pictures.has(picture) ? await journal.file(picture) : null
        if (stored?.type.startsWith('image/')) pictures.set(picture, stored)
      }
      const words = wordsOf(language)
      const name = fileNameOf([state.title, state.date, words('file.works').toLowerCase()], 'html')
      return reply
        .type('text/html; charset=utf-8')
        .header('content-disposition', attachment(name, 'works.html'))
        .send(worksPage(state, pictures, language, words))
    },
  )

  for (const exported of EXPORTS) {
    web.get(
      `/api/events/:event/exports/${exported.name}`,
      {
        config: { roles: exported.roles, counted: true },
        schema: {
          summary: `${exported.name}, as the caller’s role sees the event; nothing that is not revealed`,
          tags: ['exports'],
          params: Type.Object({ event: EventId }),
          querystring: Type.Object({
            lang: Type.Optional(LanguageId),
            sponsor: Type.Optional(
              Type.String({
                maxLength: 40,
                description: 'Of `sponsors`: the one that is asked for, by its id',
              }),
            ),
          }),
          response: { 200: file(exported.type) },
        },
      },
      async (request, reply) => {
        const ledger = context.house.event(eventOf(context, request))!
        const { state } = ledger
        const { sponsor, lang: language = state.settings.language } = request.query
        if (sponsor && !find(state.sponsors, sponsor)) throw new Refused('sponsor-unknown', { sponsor })
        const log = await logOf(ledger)
        const origin = originOf(context.config, request)
        const links = await context.tickets.linksOf(ledger)
        const source = {
          state: see(request.caller.role, state),
          log,
          sponsor,
          linkOf: (person: string) => origin + links({ person }),
        }
        const bytes = await exported.make(source, language)
        const plain = state.rehearsal ? `rehearsal-${exported.name}` : exported.name
        return reply
          .type(exported.type)
          .header('content-disposition', attachment(exported.fileName({ state, sponsor }, language), plain))
          .send(Buffer.from(bytes))
      },
    )
  }
}
