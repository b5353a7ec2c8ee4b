import { Type } from 'typebox'
import { EventId, EventItem, StateAnswer } from '../../../shared/wire.ts'
import type { ServerContext } from '../../context.ts'
import { HOUSE } from '../../house/house.ts'
import { itselfOf } from '../../../shared/show/see.ts'
import type { State } from '../../../shared/show/state.ts'
import { nodeKeyed } from '../../workers/digests.ts'
import { opens } from '../../access/callers.ts'
import { eventOf, type Web } from '../requests.ts'
import { jsonInTurns } from '../../broadcast/jsonPieces.ts'
import { Encodings } from '../encodings.ts'

const tags = ['events']
const Params = Type.Object({ event: EventId })

export function eventRoutes(web: Web, context: ServerContext): void {
  const { house, channels } = context
  const states = new Map<string, { etag: string; body: Encodings }>()

  web.get(
    '/api/events',
    {
      config: { roles: 'all' },
      schema: {
        summary: 'The events that the caller may open; the hall sees only the current real one',
        tags,
        response: { 200: Type.Array(EventItem) },
      },
    },
    async ({ caller }) => {
      const { events, current } = house.ledger.state
      return events
        .map(({ id, title, rehearsal }) => ({
          id,
          title,
          rehearsal,
          current: id === current,
          ...(caller.role === 'host' && house.broken.has(id) && { trouble: house.unserved(id) }),
        }))
        .filter(({ id }) => opens(caller, id))
        .filter((event) => caller.role !== 'hall' || (event.current && !event.rehearsal))
    },
  )

  web.get(
    '/api/events/:event/state',
    {
      config: { roles: 'all' },
      schema: {
        summary: 'The state of an event as the caller’s role sees it; `house` for the host',
        tags,
        params: Params,
        response: {
          200: StateAnswer,
        },
      },
    },
    async (request, reply) => {
      const { caller, params } = request
      const isHouse = params.event === HOUSE && caller.role === 'host'
      const event = isHouse ? HOUSE : eventOf(context, request)
      const { version, head, view } = isHouse ? channels.house.now : channels.of(event, caller.role)!.now
      if (caller.role === 'guest') {
        const state = { ...itselfOf(house.event(event)!.state, caller, nodeKeyed), ...(view as State) }
        return reply.type('application/json').send(JSON.stringify({ version, head, state }))
      }
      const key = `${event}:${caller.role}`
      const etag = `"${caller.role}-${version}-${head.slice(0, 16)}"`
      let known = states.get(key)
      if (known?.etag !== etag) {
        known = { etag, body: new Encodings(jsonInTurns({ version, head, state: view })) }
        states.set(key, known)
      }
      return known.body.send(request, reply, etag)
    },
  )

  house.onEvent((id, there) => {
    if (!there) for (const key of states.keys()) if (key.startsWith(`${id}:`)) states.delete(key)
  })
}
