import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import {
  CommandAnswer,
  CommandId,
  CommandMessage,
  EventId,
  GoBody,
  LayerBody,
  NextAnswer,
} from '../../../shared/wire.ts'
import { idle, nextStep } from '../../../shared/show/nextStep.ts'
import { ROLES } from '../../../shared/show/rule.ts'
import { oneOf } from '../../../shared/show/texts.ts'
import { submitter } from '../../access/callers.ts'
import { command } from '../../access/commands.ts'
import type { ServerContext } from '../../context.ts'
import { HOUSE } from '../../house/house.ts'
import { Refused } from '../../access/errors.ts'
import { goWords } from '../goWords.ts'
import { answer, eventOf, type Web } from '../requests.ts'

const tags = ['commands']
const Params = Type.Object({ event: EventId })

export function commandRoutes(web: Web, context: ServerContext): void {
  /** The event of a command; the house is the host's. */
  const target = (request: Parameters<typeof eventOf>[1]) => {
    const { event } = request.params as { event: string }
    if (event !== HOUSE) return eventOf(context, request)
    if (request.caller.role !== 'host') throw new Refused('forbidden')
    return HOUSE
  }

  web.post(
    '/api/events/:event/commands',
    {
      config: { roles: 'all', counted: true },
      schema: {
        summary: 'Give a command; the same id from the same session always gets the same answer',
        tags,
        params: Params,
        body: CommandMessage,
        response: { 200: CommandAnswer },
      },
    },
    async (request, reply) => {
      const { caller, body } = request
      return answer(reply, await command(context, target(request), body, caller))
    },
  )

  web.get(
    '/api/events/:event/commands/:id',
    {
      config: { roles: ROLES.filter((role) => role !== 'hall') },
      schema: {
        summary: 'What a command of this session was answered; 404 if it never arrived',
        tags,
        params: Type.Object({ event: EventId, id: CommandId }),
        response: { 200: CommandAnswer },
      },
    },
    async (request, reply) => {
      const event = target(request)
      const ledger = event === HOUSE ? context.house.ledger : context.house.event(event)!
      const said = await ledger.answer(submitter(request.caller), request.params.id)
      if (!said) throw new Refused('not-found')
      return answer(reply, said)
    },
  )

  web.get(
    '/api/events/:event/next',
    {
      config: { roles: ['host'] },
      schema: {
        summary: 'What the next step of the show is, or why there is none',
        tags,
        params: Params,
        response: { 200: NextAnswer },
      },
    },
    (request): NextAnswer => {
      const { state } = context.house.event(eventOf(context, request))!
      const step = nextStep(state)
      const { black, freeze, hold, mute } = state.show.layers
      const layers = { black, freeze: freeze !== null, hold, mute }
      const beside = { text: goWords(state, step), layers, now: context.now() }
      if (!step) return { step: null, why: idle(state), ...beside }
      const { id, label, type, pool } = step
      return { ...beside, step: id, label, type, ...(pool && { pool }) }
    },
  )

  web.post(
    '/api/events/:event/go',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary: 'Take the next step of the show; `step` is the id that nextStep gave',
        tags,
        params: Params,
        body: GoBody,
        response: { 200: CommandAnswer },
      },
    },
    async (request, reply) => {
      const { id = randomUUID(), ...ask } = request.body
      return answer(
        reply,
        await command(context, eventOf(context, request), { id, type: 'go', ask }, request.caller),
      )
    },
  )

  web.post(
    '/api/events/:event/layers/:layer',
    {
      config: { roles: ['host'], counted: true },
      schema: {
        summary: 'Turn a layer of the stage on or off, for a remote control; without `on` it is turned over',
        tags,
        params: Type.Object({ event: EventId, layer: oneOf('black', 'freeze', 'hold', 'mute') }),
        body: LayerBody,
        response: { 200: CommandAnswer },
      },
    },
    async (request, reply) => {
      const event = eventOf(context, request)
      const { layer } = request.params
      const { [layer]: now } = context.house.event(event)!.state.show.layers
      const { on = !now } = request.body
      const message = { id: randomUUID(), type: 'layer.set', ask: { layer, on } }
      return answer(reply, await command(context, event, message, request.caller))
    },
  )
}
