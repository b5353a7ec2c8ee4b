import type { FastifyBaseLogger } from 'fastify'
import { Type, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { CommandMessage, ScreenOrder, ScreenReport, SoundTrial, TypedWords } from '../../shared/wire.ts'
import { isAudience, refusal, type Role } from '../../shared/show/rule.ts'
import { command } from '../access/commands.ts'
import type { ServerContext } from '../context.ts'
import { refusalOf } from '../access/errors.ts'
import type { Screens } from './screens.ts'
import type { TypedWordsRelay } from './typedWords.ts'
import type { Connection } from '../broadcast/connection.ts'

/** One kind of message that a client may send. */
interface MessageKind<A> {
  roles: readonly Role[] | 'all'
  schema: TSchema
  /** Handles the message; the result is the acknowledgement, if the client asked for one. */
  answer(connection: Connection, message: A): unknown
}

const kind = <A>(one: MessageKind<A>): MessageKind<never> & { check: ReturnType<typeof Compile> } => ({
  ...(one as MessageKind<never>),
  check: Compile(one.schema),
})

/** Every message that a client may send. */
function kinds(context: ServerContext, screens: Screens, typedWords: TypedWordsRelay) {
  const order = (name: 'identify' | 'reload' | 'sound') =>
    kind<ScreenOrder>({
      roles: ['host'],
      schema: ScreenOrder,
      answer: (connection, { screen }) =>
        screens.order(screen, connection.data.subscription.event, { name }) ? {} : refusal('screen-unknown'),
    })
  return new Map([
    ['now', kind<undefined>({ roles: 'all', schema: Type.Undefined(), answer: () => context.now() })],
    [
      'command',
      kind<CommandMessage>({
        roles: 'all',
        schema: CommandMessage,
        answer(connection, message) {
          const { event, caller } = connection.data.subscription
          return event === null ? refusal('nothing-on') : command(context, event, message, caller)
        },
      }),
    ],
    [
      'report',
      kind<ScreenReport>({
        roles: ['stage', 'confidence'],
        schema: ScreenReport,
        answer(connection, message) {
          screens.report(connection, message)
          return {}
        },
      }),
    ],
    [
      'words',
      kind<TypedWords>({
        roles: ['host'],
        schema: TypedWords,
        async answer(connection, message) {
          await typedWords.take(connection, message)
          return {}
        },
      }),
    ],
    [
      'try',
      kind<SoundTrial>({
        roles: ['host'],
        schema: SoundTrial,
        answer: (connection, message) =>
          screens.try(connection.data.subscription.event, message) ? {} : refusal('screen-silent'),
      }),
    ],
    ['identify', order('identify')],
    ['reload', order('reload')],
    ['sound', order('sound')],
  ])
}

/**
 * Handles every message of a client: rate, role and schema are checked, then it is answered. An error fails this message alone.
 * Messages over the rate are refused; a connection that goes on sending is cut (`PacketCounter`).
 */
export function receiver(
  context: ServerContext,
  screens: Screens,
  typedWords: TypedWordsRelay,
  log: FastifyBaseLogger,
): (connection: Connection) => void {
  const known = kinds(context, screens, typedWords)
  return (connection) => {
    const { caller } = connection.data.subscription
    const { packets } = context.limits
    const rate = isAudience(caller.role) ? packets.hall : packets.staff
    const answer = async (name: unknown, args: unknown[]): Promise<unknown> => {
      if (!rate.take(connection.conn)) return refusal('too-many', { seconds: rate.wait(connection.conn) })
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
      return one.answer(connection, args[0] as never)
    }
    connection.onAny((name: unknown, ...args: unknown[]) => {
      const reply = typeof args.at(-1) === 'function' ? (args.pop() as (said: unknown) => void) : null
      const answered = context.drain.hold(connection)
      answer(name, args)
        .catch((error: unknown) => {
          const said = refusalOf(error, connection.id)
          if (said.refused === 'failed') log.error({ err: error, socket: connection.id }, 'message failed')
          return said
        })
        .then((said) => reply?.(said))
        .catch((error: unknown) => log.error({ err: error, socket: connection.id }, 'reply failed'))
        .finally(answered)
    })
  }
}
