import { Type } from 'typebox'
import {
  CallerAnswer,
  EarlierPair,
  PairAnswer,
  PairBody,
  PairHeaders,
  PairWaiting,
  SessionAnswer,
  SessionBody,
} from '../../../shared/wire.ts'
import { ROLES } from '../../../shared/show/rule.ts'
import { clean } from '../../../shared/show/texts.ts'
import { cookieName } from '../../access/callers.ts'
import { cookieHeader } from '../../access/cookies.ts'
import { countGuess } from '../../access/guesses.ts'
import type { ServerContext } from '../../context.ts'
import { Refused } from '../../access/errors.ts'
import type { Web } from '../requests.ts'

const tags = ['session']

export function sessionRoutes(web: Web, context: ServerContext): void {
  const { sessions, pairing, limits } = context

  web.post(
    '/api/session',
    {
      config: { roles: 'all', counted: true },
      schema: {
        summary: 'Sign in with a key; that of a ticket makes a guest, whose token it is',
        tags,
        body: SessionBody,
        response: { 200: SessionAnswer },
      },
    },
    async (request, reply) => {
      const { key, name = '' } = request.body
      const isSecure = request.protocol === 'https'
      const ticket = await sessions.tickets.judge(key)
      if (ticket === 'gone') throw new Refused('ticket-gone', {}, 401)
      if (ticket) {
        void reply.header('set-cookie', cookieHeader(cookieName('guest'), key, isSecure))
        return { token: key, role: 'guest' as const }
      }
      const known = await sessions.judge(key)
      if (!known) {
        countGuess(limits, request.ip)
        throw new Refused('key-unknown', {}, 401)
      }
      const { token, session } = await sessions.begin(known.key, known.role, clean(name))
      void reply.header('set-cookie', cookieHeader(cookieName(session.role), token, isSecure))
      return { token, role: session.role }
    },
  )

  web.delete(
    '/api/session',
    { config: { roles: 'all' }, schema: { summary: 'Sign out', tags, response: { 204: Type.Undefined() } } },
    async ({ caller, protocol }, reply) => {
      const { session, role } = caller
      if (!session) throw new Refused('session-missing')
      // A page that the host's session serves in another role leaves that role, and not the host's panel without its session.
      if (session.role === role) await sessions.end(session)
      return reply
        .code(204)
        .header('set-cookie', cookieHeader(cookieName(role), '', protocol === 'https'))
        .send()
    },
  )

  web.get(
    '/api/session',
    {
      config: { roles: ROLES.filter((role) => role !== 'hall') },
      schema: {
        summary: 'Who the caller is',
        tags,
        response: { 200: CallerAnswer },
      },
    },
    async ({ caller }) => ({ role: caller.role, name: caller.session?.name ?? '' }),
  )

  web.post(
    '/api/pair',
    {
      config: { roles: 'all', counted: true },
      schema: {
        summary:
          'Ask for a role with a code that the host approves (key.approve); it replaces the code of the `pair` in the header',
        tags,
        headers: EarlierPair,
        body: PairBody,
        response: { 200: PairAnswer },
      },
    },
    async (request) => {
      const { role, name = '' } = request.body
      return pairing.ask(role, clean(name), request.headers.pair)
    },
  )

  web.get(
    '/api/pair',
    {
      config: { roles: 'all' },
      schema: {
        summary: 'Fetch what the code was approved for: 202 while it waits, then once the session',
        tags,
        headers: PairHeaders,
        response: { 200: SessionAnswer, 202: PairWaiting },
      },
    },
    async (request, reply) => {
      const said = await pairing.fetch(request.headers.pair)
      if (said === 'waiting') return reply.code(202).send({ waiting: true as const })
      if (said === null) {
        countGuess(limits, request.ip)
        throw new Refused('not-found')
      }
      void reply.header(
        'set-cookie',
        cookieHeader(cookieName(said.role), said.token, request.protocol === 'https'),
      )
      return said
    },
  )
}
