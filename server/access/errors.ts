import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { refusal, type Refusal } from '../../shared/show/rule.ts'
import { StoreError } from '../journals/error.ts'

/** HTTP status of each refusal; one that is not listed is a conflict with the state, 409. */
const STATUS: Record<string, number> = {
  'request-malformed': 400,
  'ask-malformed': 400,
  'command-unknown': 400,
  'file-missing': 400,
  'mapping-malformed': 400,
  'session-missing': 401,
  'session-unknown': 401,
  forbidden: 403,
  'host-foreign': 403,
  'origin-foreign': 403,
  'role-forbidden': 403,
  'event-forbidden': 403,
  'not-found': 404,
  'event-unknown': 404,
  'nothing-on': 404,
  'ticket-unknown': 404,
  'too-large': 413,
  'file-too-large': 413,
  'file-too-heavy': 413,
  'picture-unknown': 415,
  'picture-broken': 415,
  'sound-unknown': 415,
  'backup-unreadable': 415,
  'setup-unknown': 415,
  'setup-later': 415,
  'setup-malformed': 400,
  'picture-too-large': 413,
  'pictures-unavailable': 503,
  'type-unsupported': 415,
  'too-many': 429,
  failed: 500,
  'store-full': 503,
  'store-broken': 503,
  'store-taken': 503,
  'journal-broken': 503,
  'journal-cut': 503,
  'server-stopping': 503,
}

export const statusOf = (code: string): number => STATUS[code] ?? 409

/** A refusal on its way out of a route. */
export class Refused extends Error {
  readonly refusal: Refusal
  readonly status: number

  constructor(code: string, params: Record<string, unknown> = {}, status: number = statusOf(code)) {
    super(code)
    this.refusal = refusal(code, params)
    this.status = status
  }
}

/** The refusal that an error is answered with: a refusal as it is, an unexpected error as `failed {request}`. */
export function refusalOf(error: unknown, request: string): Refusal {
  if (error instanceof Refused) return error.refusal
  if (error instanceof StoreError) return refusal(error.code)
  if (!(error instanceof Error)) return refusal('failed', { request })
  const { validation, validationContext, statusCode = 500 } = error as FastifyError
  if (validation) {
    const [first] = validation
    return refusal('request-malformed', {
      in: validationContext,
      path: first?.instancePath ?? '',
      rule: first?.keyword ?? '',
    })
  }
  if (statusCode === 413) return refusal('too-large')
  if (statusCode === 415) return refusal('type-unsupported')
  if (statusCode === 404) return refusal('not-found')
  if (statusCode < 500) return refusal('request-malformed')
  return refusal('failed', { request })
}

/** Fastify's error handler: every error leaves as a refusal, and only unexpected ones are logged, with their stack. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const said = refusalOf(error, request.id)
  const status = error instanceof Refused ? error.status : statusOf(said.refused)
  if (status >= 500 && said.refused !== 'server-stopping') request.log.error({ err: error }, 'request failed')
  if (said.refused === 'too-many') void reply.header('retry-after', String(said.with['seconds'] ?? 1))
  void reply.code(status).header('cache-control', 'no-store').send(said)
}
