import type { FastifyRequest } from 'fastify'
import { Health } from '../../../shared/wire.ts'
import type { ServerContext } from '../../context.ts'
import { Refused } from '../../access/errors.ts'
import { file } from '../docs.ts'
import { Metrics } from '../metrics.ts'
import type { Web } from '../requests.ts'

export function healthRoutes(web: Web, context: ServerContext): void {
  const { house } = context

  web.get(
    '/healthz',
    {
      config: { roles: 'all' },
      schema: { summary: 'The server is up', tags: ['health'], response: { 200: Health } },
    },
    async () => ({ ok: true as const }),
  )

  web.get(
    '/readyz',
    {
      config: { roles: 'all', counted: true },
      schema: {
        summary: 'Everything can be written and every journal has been verified',
        tags: ['health'],
        response: { 200: Health },
      },
    },
    async () => {
      if (context.drain.begun) throw new Refused('server-stopping')
      const trouble = await house.check()
      if (trouble) throw new Refused(trouble.refused, { ...trouble.with, event: trouble.event })
      return { ok: true as const }
    },
  )

  const metrics = new Metrics(context)
  web.addHook('onClose', async () => metrics.end())

  web.get(
    '/metrics',
    {
      config: { roles: 'all' },
      schema: {
        summary: 'Metrics in the text format of Prometheus; host or loopback',
        tags: ['health'],
        response: { 200: file('text/plain') },
      },
    },
    async (request, reply) => {
      if (request.caller.role !== 'host' && !isLocal(request)) throw new Refused('forbidden')
      const { type, text } = await metrics.read()
      return reply.type(type).send(text)
    },
  )
}

/** Asked on this machine; a proxy on it that says for whom it asks does not count as local. */
function isLocal({ ip, headers }: FastifyRequest): boolean {
  const local = ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1'
  return local && headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined
}
