import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type RouteOptions } from 'fastify'
import { RefusalBody } from '../../shared/wire.ts'
import { handleError, Refused } from '../access/errors.ts'
import { PLAIN_SCHEMAS } from './plainSchemas.ts'
import type { Web } from './requests.ts'

/** What every route may answer instead. */
const refused = { default: { description: 'Refused', ...RefusalBody } }

/** A site that describes routes as OpenAPI and shows that as a page at /api/docs; the routes themselves are never run in it. */
export async function describe(routes: readonly RouteOptions[]): Promise<Web> {
  const site = Fastify({ schemaController: PLAIN_SCHEMAS }) as unknown as Web
  site.setErrorHandler(handleError)
  site.setNotFoundHandler(() => {
    throw new Refused('not-found')
  })
  await site.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Drumroll',
        version: '1',
        description:
          'A caller’s role is that of its bearer token, or of the cookie of the role that `?role=` names; without either it is the hall. ' +
          'Every refusal is `{refused, with}`: a code and its parameters. Times are epoch milliseconds.',
      },
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
        schemas: { Refusal: RefusalBody as object },
      },
      security: [{ token: [] }, {}],
    },
  })
  for (const { method, url, schema } of routes) {
    const response = { ...refused, ...(schema?.response as object) }
    site.route({ method, url, schema: { ...schema, response }, handler: () => undefined })
  }
  await site.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false })
  await site.ready()
  return site
}
