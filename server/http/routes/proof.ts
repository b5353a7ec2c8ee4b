import { Type } from 'typebox'
import { EventId, ProofAnswer } from '../../../shared/wire.ts'
import type { ServerContext } from '../../context.ts'
import { Encodings } from '../encodings.ts'
import { eventOf, served, type Web } from '../requests.ts'

export function proofRoutes(web: Web, context: ServerContext): void {
  const proofs = new Map<string, { etag: string; body: Encodings }>()

  web.get(
    '/api/events/:event/proof.json',
    {
      config: { roles: 'all' },
      schema: {
        summary: 'The public proof: every line and roll, without a name, up to what has been revealed',
        tags: ['proof'],
        params: Type.Object({ event: EventId }),
        response: { 200: ProofAnswer },
      },
    },
    async (request, reply) => {
      const { event: named } = request.params
      // Public to the end of days, not only while the event is current.
      const event = named === 'current' ? eventOf(context, request) : served(context, named)
      const { json, etag } = await context.house.proof(event)
      let known = proofs.get(event)
      if (known?.etag !== etag) proofs.set(event, (known = { etag, body: new Encodings(json) }))
      return known.body.send(request, reply, etag.startsWith('"') ? etag : `"${etag}"`)
    },
  )
}
