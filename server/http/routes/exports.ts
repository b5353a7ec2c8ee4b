import { Type } from 'typebox'
import { EventId } from '../../../shared/wire.ts'
import { LanguageId } from '../../../shared/show/texts.ts'
import { see } from '../../../shared/show/see.ts'
import type { ServerContext } from '../../context.ts'
import { EXPORTS } from '../../exports/index.ts'
import { attachment } from '../attachment.ts'
import { file } from '../docs.ts'
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
          querystring: Type.Object({ lang: Type.Optional(LanguageId) }),
          response: { 200: file(exported.type) },
        },
      },
      async (request, reply) => {
        const { state } = context.house.event(eventOf(context, request))!
        const language = request.query.lang ?? state.settings.language
        const bytes = await exported.make(see(request.caller.role, state), language)
        const plain = state.rehearsal ? `rehearsal-${exported.name}` : exported.name
        return reply
          .type(exported.type)
          .header('content-disposition', attachment(exported.fileName(state, language), plain))
          .send(Buffer.from(bytes))
      },
    )
  }
}
