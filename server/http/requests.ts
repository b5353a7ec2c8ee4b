import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { followedBy } from '../../shared/show/house.ts'
import { isAudience, isRefusal, ROLES, type Refusal, type Role } from '../../shared/show/rule.ts'
import { bearerOf, callerOf, HALL, opensIn, tokensOf, type Caller } from '../access/callers.ts'
import { cookieReader } from '../access/cookies.ts'
import type { ServerContext } from '../context.ts'
import { HOUSE } from '../house/house.ts'
import { Refused } from '../access/errors.ts'
import { answerHeaders } from './headers.ts'

/** Fastify with types from the schemas. */
export type Web = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; the hall until it has been found out. */
    caller: Caller
  }
  interface FastifyContextConfig {
    /** Who may use the route; routes of pages have none. */
    roles?: readonly Role[] | 'all'
    /** Whether a stranger's requests count against their connection: for what is not answered from memory. */
    counted?: boolean
  }
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
const OWN_SITES = new Set([undefined, 'same-origin', 'none'])

/** A route of the contract and who may use it. */
export interface Route {
  method: string
  url: string
  roles: readonly Role[] | 'all'
}

/** Collects every route of the contract; one that does not say who may use it is a bug. */
export function listRoutes(web: Web): Route[] {
  const routes: Route[] = []
  web.addHook('onRoute', ({ method, url, config }) => {
    if (url.startsWith('/api/docs') || method === 'HEAD') return
    const roles = config?.roles
    if (roles) for (const each of [method].flat()) routes.push({ method: each, url, roles })
    else if (url.startsWith('/api')) throw new Error(`${url} does not say who may use it`)
  })
  return routes
}

/** The checks that every request passes: host, origin, who asks, whether they may, how often. */
export function guard(web: Web, context: ServerContext): void {
  const { origins, limits } = context
  const headersFor = answerHeaders()
  web.decorateRequest('caller', null as never)

  web.addHook('onRequest', (request, reply, done) => {
    const looking = lookUp(request, context)
    if (looking) return void looking.then(() => check(request, reply)).then(() => done(), done)
    check(request, reply)
    done()
  })

  function check(request: FastifyRequest, reply: FastifyReply): void {
    const host = origins.checked(request.headers.host)
    const origin = host === null ? 'absent' : origins.judge(request.headers.origin, host)
    request.caller = HALL
    void reply.headers(headersFor(host))
    if (host === null) throw new Refused('host-foreign')
    if (origin === 'foreign') throw new Refused('origin-foreign')
    const { roles, counted } = request.routeOptions.config
    if (!roles) return
    void reply.header('cache-control', 'no-store')
    const reads =
      READS.has(request.method) && OWN_SITES.has(request.headers['sec-fetch-site'] as string | undefined)
    identify(request, context, origin === 'own' || reads)
    const { caller } = request
    if (roles !== 'all' && !roles.includes(caller.role)) throw new Refused('forbidden')
    if (!counted) return
    const rate = isAudience(caller.role) ? limits.strangers : limits.work
    const key = caller.session?.id ?? request.raw.socket
    if (!rate.take(key)) throw new Refused('too-many', { seconds: rate.wait(key) })
  }
}

/** Looks up in the store what a request names and only another server may know yet; null where all is known here. */
function lookUp(request: FastifyRequest, { sessions, house }: ServerContext): Promise<void> | null {
  if (!house.cluster.isShared || !request.routeOptions.config.roles) return null
  const tokens = sessions.unknown(tokensOf(request.headers))
  const { event } = (request.params ?? {}) as { event?: string }
  const isServed = event === undefined || event === 'current' || event === HOUSE || house.event(event)
  if (tokens.length > 0) return sessions.lookUp(tokens)
  return isServed ? null : house.refresh()
}

function identify(request: FastifyRequest, { sessions, house }: ServerContext, cookies: boolean): void {
  const { authorization, cookie } = request.headers
  const token = bearerOf(authorization)
  if (authorization !== undefined && token === undefined) throw new Refused('session-unknown')
  const role = (request.query as { role?: unknown }).role
  if (role !== undefined && !ROLES.includes(role as Role))
    throw new Refused('role-forbidden', { role: String(role) })
  const { event = null } = request.params as { event?: string }
  const caller = callerOf(
    { token, role: role as Role | undefined, cookie: cookieReader(cookie), cookies },
    sessions,
    event === 'current' ? house.current : event,
  )
  request.caller = taken(caller)
}

/**
 * The event that a route names, as this caller may know it: the hall knows only the current real one. `current` is the
 * event that the caller's role follows, a guest's its own. A key for one event opens no other. Throws what is refused.
 */
export function eventOf(
  context: ServerContext,
  { caller, params }: Pick<FastifyRequest, 'caller' | 'params'>,
): string {
  const { event } = params as { event: string }
  const { state } = context.house.ledger
  const current = followedBy(state, caller.role)
  const rehearsal = state.events.find(({ id }) => id === current)?.rehearsal ?? true
  const followed = caller.role === 'hall' && rehearsal ? null : current
  if (event === 'current' && caller.role === 'guest') return served(context, caller.only!)
  if (event === 'current') {
    if (followed === null) throw new Refused('nothing-on')
    if (!opensIn(state, caller, followed)) throw new Refused('event-forbidden')
    return served(context, followed)
  }
  if (!opensIn(state, caller, event)) throw new Refused('event-forbidden')
  if (caller.role === 'hall' && event !== followed) throw new Refused('event-unknown', { event })
  return served(context, event)
}

/** The event if it can be served, whoever asks. */
export function served(context: ServerContext, event: string): string {
  if (context.house.event(event)) return event
  const unserved = context.house.unserved(event)
  throw new Refused(unserved.refused, unserved.with)
}

/** Sends what a command or another question became: a refusal with its status, anything else as it is. */
export const answer = (reply: FastifyReply, said: object): FastifyReply => reply.send(taken(said))

/** What was not refused; throws a refusal as the route's answer. */
export function taken<T extends object | null>(said: T | Refusal): T {
  if (said && isRefusal(said)) throw new Refused(said.refused, said.with)
  return said as T
}
