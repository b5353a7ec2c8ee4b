import { Type } from 'typebox'
import { EventId } from '../../../shared/wire.ts'
import { LanguageId } from '../../../shared/show/texts.ts'
import { see } from '../../../shared/show/see.ts'
import { find } from '../../../shared/show/table.ts'
import { Refused } from '../../access/errors.ts'
import type { ServerContext } from '../../context.ts'
import { EXPORTS } from '../../exports/index.ts'
import { logOf } from '../../exports/log.ts'
import { attachment } from '../attachment.ts'
import { file } from '../docs.ts'
import { originOf } from '../origin.ts'
import { eventOf, type Web } from '../requests.ts'

export function exportRoutes(web: Web, context: ServerContext): void {
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
