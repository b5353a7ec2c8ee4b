import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyBaseLogger, type FastifyServerFactory } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { addressesOf } from './addresses.ts'
import type { Config } from './config.ts'
import { describeRoutes, serveDocs } from './docs.ts'
import type { Edge } from './edge.ts'
import { handleError, Refused } from './errors.ts'
import { House } from './house.ts'
import { Previews } from './imports/previews.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { logOptions } from './log.ts'
import { Origins } from './origins.ts'
import { PAGES, servePages } from './pages.ts'
import { Pairing } from './pairing.ts'
import { guard, type App as Routes } from './requests.ts'
import { backupRoutes } from './routes/backup.ts'
import { commandRoutes } from './routes/commands.ts'
import { eventRoutes } from './routes/events.ts'
import { exportRoutes } from './routes/exports.ts'
import { healthRoutes } from './routes/health.ts'
import { keyRoutes } from './routes/keys.ts'
import { peopleRoutes } from './routes/people.ts'
import { pictureRoutes } from './routes/pictures.ts'
import { proofRoutes } from './routes/proof.ts'
import { sessionRoutes } from './routes/session.ts'
import { ticketRoutes } from './routes/tickets.ts'
import { Sessions } from './sessions.ts'
import { Channels } from './sockets/channels.ts'
import { attachSockets, type SocketSide } from './sockets/sockets.ts'
import { Turns } from './sockets/turns.ts'

/** As many connections as may wait to be taken: a hall that comes back all at once. */
const BACKLOG = 4096
/** The largest JSON body, in bytes. */
const LARGEST_BODY = 256 * 1024

const ROUTES = [
  healthRoutes,
  sessionRoutes,
  keyRoutes,
  eventRoutes,
  commandRoutes,
  peopleRoutes,
  pictureRoutes,
  proofRoutes,
  exportRoutes,
  backupRoutes,
  ticketRoutes,
]

export interface AppOptions {
  /** The folder of the built pages, or who serves them in development. */
  pages?: string | ((request: IncomingMessage, response: ServerResponse) => unknown)
  /** Makes the HTTP server; in development it is carried by Vite's. */
  serverFactory?: (handler: RequestListener) => Server
  /** Where the log goes instead of standard error, a line at a time. */
  log?: { write(line: string): void }
  limits?: Partial<Limits>
  /** The computer's clock, epoch ms. */
  wall?: () => number
}

/** A server that has been built: its data is open and verified, its routes are there, it does not listen yet. */
export interface App {
  readonly fastify: Routes
  readonly house: House
  readonly sessions: Sessions
  readonly sockets: SocketSide
  /** Listens where the settings say; answers every address and the host's key link, to be shown. */
  listen(): Promise<string>
  /** Lets every connection end, and closes the data. */
  close(): Promise<void>
}

/** Opens the data and builds the server on it. Throws a StoreError where the data cannot be served. */
export async function buildApp(config: Config, options: AppOptions = {}): Promise<App> {
  const previews = new Previews()
  /** What the house is told of before it is there. */
  const late: { pairing?: Pairing; sockets?: SocketSide; log?: FastifyBaseLogger } = {}
  const house = await House.open({
    data: config.dataDir,
    demo: config.demo,
    ...(options.wall && { wall: options.wall }),
    plan: (_event, preview, state) => previews.plan(preview, state.people),
    pairing: (code) => late.pairing?.role(code),
    failed: (error) => late.log?.error({ err: error }, 'subscriber failed'),
  })
  try {
    const now = () => house.now()
    const sessions = await Sessions.open(house, config.hostKey, now)
    const pairing = (late.pairing = new Pairing(sessions, now))
    const turns = new Turns()
    const limits = { ...defaultLimits(), ...options.limits }
    const origins = new Origins(config.publicUrl)
    const channels = new Channels(house, { now, turns })
    const edge: Edge = {
      config,
      house,
      sessions,
      pairing,
      previews,
      origins,
      channels,
      limits,
      now,
      tell: (session, progress) => late.sockets?.tell(session, progress),
      connected: () => late.sockets?.connected() ?? {},
    }
    const fastify = await buildRoutes(config, options, edge)
    late.log = fastify.log
    const sockets = (late.sockets = attachSockets(fastify.server, edge, turns, fastify.log))
    // Closing after the server has stopped would wait for sockets that never end by themselves.
    fastify.addHook('preClose', () => sockets.close())
    await fastify.ready()
    return {
      fastify,
      house,
      sessions,
      sockets,
      async listen() {
        await fastify.listen({ port: config.port, host: config.host, backlog: BACKLOG })
        return addressesOf(fastify.addresses() as AddressInfo[], config, sessions.hostKey)
      },
      async close() {
        await fastify.close()
        await house.close()
      },
    }
  } catch (error) {
    await house.close()
    throw error
  }
}

async function buildRoutes(
  { logLevel, trustProxy }: Config,
  { pages, serverFactory, log }: AppOptions,
  edge: Edge,
): Promise<Routes> {
  const app = Fastify({
    ...logOptions(logLevel, log),
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    bodyLimit: LARGEST_BODY,
    requestTimeout: 120_000,
    ...(serverFactory && { serverFactory: serverFactory as unknown as FastifyServerFactory }),
  }) as unknown as Routes
  app.setValidatorCompiler(({ schema }) => strictly(Compile(schema as TSchema)))
  // The schemas of answers describe; nothing is left out or bent to fit them.
  app.setSerializerCompiler(() => (said) => JSON.stringify(said))
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler(handleError)
  app.setNotFoundHandler(() => {
    throw new Refused('not-found')
  })
  guard(app, edge)
  await describeRoutes(app)
  await app.register(multipart, { limits: { files: 1, fields: 4, parts: 5, headerPairs: 20 } })
  for (const routes of ROUTES) routes(app, edge)
  await serveDocs(app)
  if (typeof pages === 'string') servePages(app, pages)
  else if (pages) {
    for (const path of Object.keys(PAGES)) {
      app.get(path, { schema: { hide: true } }, (request, reply) => {
        reply.hijack()
        void pages(request.raw, reply.raw)
      })
    }
  }
  return app
}

/** What arrives is checked as it is: nothing is converted, left out or filled in. */
function strictly(check: ReturnType<typeof Compile>) {
  return (said: unknown) => (check.Check(said) ? { value: said } : { error: check.Errors(said) as never })
}
