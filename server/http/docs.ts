import type { Readable } from 'node:stream'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { Type } from 'typebox'
import { RefusalBody } from '../../shared/wire.ts'
import type { Web } from './requests.ts'

/** What every route may answer instead. */
const refused = { default: { description: 'Refused', ...RefusalBody } }

/** What a file is sent from. */
const FileBytes = Type.Unsafe<Buffer | Readable | string>(Type.String({ format: 'binary' }))

/** The answer of a route that is a file of one of these media types, as `response` of its schema takes it. */
export const file = (...types: string[]) => ({
  content: Object.fromEntries(types.map((type) => [type, { schema: FileBytes }])),
})

/** Describes every route as OpenAPI, before the routes are made. */
export async function describeRoutes(web: Web): Promise<void> {
  web.addHook('onRoute', ({ schema, config }) => {
    if (config?.roles && schema && !schema.hide)
      schema.response = { ...refused, ...(schema.response as object) }
  })
  await web.register(swagger, {
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
}

/** Serves the description at /api/openapi.json and as a page at /api/docs. */
export async function serveDocs(web: Web): Promise<void> {
  web.get('/api/openapi.json', { config: { roles: 'all' }, schema: { hide: true } }, async () =>
    web.swagger(),
  )
  await web.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false })
}
