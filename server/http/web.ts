import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyServerFactory } from 'fastify'
import type { Config } from '../config.ts'
import { collectRoutes, serveDocs } from './docs.ts'
import type { ServerContext } from '../context.ts'
import { handleError, Refused } from '../access/errors.ts'
import { logOptions } from './log.ts'
import { PAGES, servePages } from './pages.ts'
import { PLAIN_SCHEMAS } from './plainSchemas.ts'
import { eveningOf } from './shell.ts'
import type { Certificate } from '../tls/certificate.ts'
import { tlsServer } from '../tls/server.ts'
import { guard, listRoutes, type Route, type Web } from './requests.ts'
import { addressRoutes } from './routes/address.ts'
import { backupRoutes } from './routes/backup.ts'
import { commandRoutes } from './routes/commands.ts'
import { eventRoutes } from './routes/events.ts'
import { exportRoutes } from './routes/exports.ts'
import { healthRoutes } from './routes/health.ts'
import { keyRoutes } from './routes/keys.ts'
import { peopleRoutes } from './routes/people.ts'
import { pictureRoutes } from './routes/pictures.ts'
import { preflightRoutes } from './routes/preflight.ts'
import { prizeRoutes } from './routes/prizes.ts'
import { soundRoutes } from './routes/sounds.ts'
import { proofRoutes } from './routes/proof.ts'
import { sessionRoutes } from './routes/session.ts'
import { setupRoutes } from './routes/setup.ts'
import { ticketRoutes } from './routes/tickets.ts'

/** The largest JSON body, in bytes. */
const MAX_BODY_BYTES = 256 * 1024
/** A request that has not arrived whole by then is aborted. */
const REQUEST_TIMEOUT_MS = 120_000
/** How long a plugin may take to load; long, for a busy machine. */
const PLUGIN_TIMEOUT_MS = 120_000

const ROUTES = [
  healthRoutes,
  addressRoutes,
  preflightRoutes,
  sessionRoutes,
  keyRoutes,
  eventRoutes,
  commandRoutes,
  peopleRoutes,
  pictureRoutes,
  prizeRoutes,
  soundRoutes,
  proofRoutes,
  exportRoutes,
  backupRoutes,
  setupRoutes,
  ticketRoutes,
]

export interface WebOptions {
  /** The folder of the built pages, or who serves them in development. */
  pages?: string | ((request: IncomingMessage, response: ServerResponse) => unknown)
  /** Makes the HTTP server; in development it is carried by Vite's. */
  serverFactory?: (handler: RequestListener) => Server
  /** Where the log goes instead of standard error, a line at a time. */
  log?: { write(line: string): void }
}

/** Builds everything that is asked over HTTP, without listening; and the list of the contract's routes. */
export async function buildWeb(
  { logLevel, trustProxy }: Config,
  { pages, serverFactory, log }: WebOptions,
  context: ServerContext,
  certificate: Certificate | null = null,
): Promise<{ web: Web; routes: Route[] }> {
  const { origins } = context
  const secure =
    certificate &&
    ((handler: RequestListener) => tlsServer(certificate, (host) => origins.checked(host), handler))
  const makes = serverFactory ?? secure
  const web = Fastify({
    ...logOptions(logLevel, log),
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    pluginTimeout: PLUGIN_TIMEOUT_MS,
    schemaController: PLAIN_SCHEMAS,
    ...(makes && { serverFactory: makes as unknown as FastifyServerFactory }),
  }) as unknown as Web
  web.removeContentTypeParser('text/plain')
  web.setErrorHandler(handleError)
  web.setNotFoundHandler(() => {
    throw new Refused('not-found')
  })
  const contract = listRoutes(web)
  guard(web, context)
  const described = collectRoutes(web)
  await web.register(multipart, { limits: { files: 1, fields: 4, parts: 5, headerPairs: 20 } })
  for (const routes of ROUTES) routes(web, context)
  serveDocs(web, described)
  if (typeof pages === 'string') servePages(web, pages, () => eveningOf(context.house))
  else if (pages) {
    for (const path of Object.keys(PAGES)) {
      web.get(path, { schema: { hide: true } }, (request, reply) => {
        reply.hijack()
        void pages(request.raw, reply.raw)
      })
    }
  }
  return { web, routes: contract }
}
