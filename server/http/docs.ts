import type { Readable } from 'node:stream'
import type { RouteOptions } from 'fastify'
import { Type } from 'typebox'
import type { Web } from './requests.ts'

/** What a file is sent from. */
const FileBytes = Type.Unsafe<Buffer | Readable | string>(Type.String({ format: 'binary' }))

/** The answer of a route that is a file of one of these media types, as `response` of its schema takes it. */
export const file = (...types: string[]) => ({
  content: Object.fromEntries(types.map((type) => [type, { schema: FileBytes }])),
})

/** Collects every route of the contract that is made from now on, to be described. */
export function collectRoutes(web: Web): RouteOptions[] {
  const routes: RouteOptions[] = []
  web.addHook('onRoute', (route) => {
    if (route.config?.roles && route.method !== 'HEAD' && !route.schema?.hide) routes.push(route)
  })
  return routes
}

/**
 * Serves the description of these routes at /api/openapi.json and as a page at /api/docs. It is made when it is first asked
 * for: almost nobody does, and making it takes a tenth of a start.
 */
export function serveDocs(web: Web, routes: readonly RouteOptions[]): void {
  let made: Promise<Web> | undefined
  const described = () => (made ??= import('./description.ts').then(({ describe }) => describe(routes)))
  web.addHook('onClose', async () => (await made)?.close())

  web.get('/api/openapi.json', { config: { roles: 'all' }, schema: { hide: true } }, async () =>
    (await described()).swagger(),
  )
  for (const path of ['/api/docs', '/api/docs/*']) {
    web.get(path, { schema: { hide: true } }, async (request, reply) => {
      const site = await described()
      reply.hijack()
      for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value!)
      site.routing(request.raw, reply.raw)
    })
  }
}
