import type { FastifyBaseLogger } from 'fastify'
import { Type, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { CommandMessage, Report, ScreenOrder } from '../../shared/wire.ts'
import { refusal, type Role } from '../../shared/show/rule.ts'
import { command } from '../commands.ts'
import type { Edge } from '../edge.ts'
import { refusalOf } from '../errors.ts'
import type { Screens } from './screens.ts'
import type { Visit } from './visitor.ts'

/** One kind of message that a client may send. */
interface Kind<A> {
  roles: readonly Role[] | 'all'
  schema: TSchema
  /** What is given to `reply`; a message without a reply is done all the same. */
  answer(visit: Visit, message: A): unknown
}

const kind = <A>(one: Kind<A>): Kind<never> & { check: ReturnType<typeof Compile> } => ({
  ...(one as Kind<never>),
  check: Compile(one.schema),
})

/** Every message that a client may send. */
function kinds(edge: Edge, screens: Screens) {
  const order = (give: (screen: Visit) => void) =>
    kind<{ screen: string }>({
      roles: ['host'],
      schema: ScreenOrder,
      answer(visit, { screen }) {
        const found = screens.find(screen, visit.data.visitor.event)
        if (!found) return refusal('screen-unknown')
        give(found)
        return {}
      },
    })
  return new Map([
    ['now', kind<undefined>({ roles: 'all', schema: Type.Undefined(), answer: () => edge.now() })],
    [
      'command',
      kind<CommandMessage>({
        roles: 'all',
        schema: CommandMessage,
        answer(visit, message) {
          const { event, caller } = visit.data.visitor
          return event === null ? refusal('nothing-on') : command(edge, event, message, caller)
        },
      }),
    ],
    [
      'report',
      kind<Report>({
        roles: ['stage', 'confidence'],
        schema: Report,
        answer(visit, message) {
          screens.report(visit, message)
          return {}
        },
      }),
    ],
    ['identify', order((screen) => screen.emit('identify'))],
    ['reload', order((screen) => screen.emit('reload'))],
    ['sound', order((screen) => screens.choose(screen))],
  ])
}

/** So many packets over the limit close the socket. */
const PATIENCE = 100

/**
 * The one place where messages of clients arrive: whatever they hold, at most the message itself fails. Messages over the
 * limit are refused, and a socket that goes on is closed.
 */
export function receiver(edge: Edge, screens: Screens, log: FastifyBaseLogger): (visit: Visit) => void {
  const known = kinds(edge, screens)
  return (visit) => {
    const { caller } = visit.data.visitor
    const rate = caller.role === 'hall' ? edge.limits.packets.hall : edge.limits.packets.staff
    let over = 0
    const answer = async (name: unknown, args: unknown[]): Promise<unknown> => {
      if (!rate.take(visit.conn)) {
        if (++over > PATIENCE) visit.disconnect(true)
        return refusal('too-many', { seconds: rate.wait(visit.conn) })
      }
      const one = known.get(String(name))
      if (!one) return refusal('message-unknown')
      if (one.roles !== 'all' && !one.roles.includes(caller.role)) return refusal('forbidden')
      if (args.length > 1 || !one.check.Check(args[0])) {
        const [first] = one.check.Errors(args[0])
        return refusal('request-malformed', {
          in: 'body',
          path: first?.instancePath ?? '',
          rule: first?.keyword ?? '',
        })
      }
      return one.answer(visit, args[0] as never)
    }
    visit.onAny((name: unknown, ...args: unknown[]) => {
      const reply = typeof args.at(-1) === 'function' ? (args.pop() as (said: unknown) => void) : null
      answer(name, args)
        .catch((error: unknown) => {
          const said = refusalOf(error, visit.id)
          if (said.refused === 'failed') log.error({ err: error, socket: visit.id }, 'message failed')
          return said
        })
        .then((said) => reply?.(said))
        .catch((error: unknown) => log.error({ err: error, socket: visit.id }, 'reply failed'))
    })
  }
}
