import { Type, type Static } from 'typebox'
import { Hash } from '../fair/records.ts'
import { oneOf } from '../show/texts.ts'
import { CommandId, EXACT, Members, Version } from './basics.ts'

/** A command, over HTTP and socket alike; `ask` is checked against the schema that the registry has for `type`. */
export const CommandMessage = Type.Object(
  {
    id: CommandId,
    type: Type.String({ minLength: 1, maxLength: 40 }),
    ask: Members,
    /** The version that the sender saw. */
    at: Type.Optional(Version),
  },
  EXACT,
)
export type CommandMessage = Static<typeof CommandMessage>

/** The next step of the show, over HTTP; over a socket it is the command `go` with `{step, any?, word?}`. */
export const GoBody = Type.Object(
  {
    /** Without one every request counts as a press of its own. */
    id: Type.Optional(CommandId),
    /** The id that `…/next` gave; refused as `step-passed` if another is next. */
    step: Type.Optional(Type.String({ maxLength: 120 })),
    /** Takes whatever step is next; without it and without `step` GO is refused as `step-missing`. */
    any: Type.Optional(Type.Literal(true)),
    word: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  EXACT,
)
export type GoBody = Static<typeof GoBody>

/** Over HTTP: turns a layer of the stage on or off; without `on` it turns it over. */
export const LayerBody = Type.Object({ on: Type.Optional(Type.Boolean()) }, EXACT)
export type LayerBody = Static<typeof LayerBody>

/** What a command that was done is answered. */
export const CommandAnswer = Type.Object(
  {
    version: Version,
    /** Of what was saved or made. */
    id: Type.Optional(Type.String()),
    /** Of a draw that was opened: its number and the hash of OPEN. */
    draw: Type.Optional(Type.Integer({ minimum: 1 })),
    open: Type.Optional(Hash),
    /** Of an import: how many people. */
    added: Type.Optional(Version),
    changed: Type.Optional(Version),
    withdrawn: Type.Optional(Version),
    /** Of an import of prizes: how many sponsors are new. */
    sponsors: Type.Optional(Version),
    /** Of an import that was taken back: how many were removed, are as before, take part again, and were touched since. */
    removed: Type.Optional(Version),
    restored: Type.Optional(Version),
    returned: Type.Optional(Version),
    touched: Type.Optional(Version),
    /** Of an erasure: when backups were downloaded that it does not reach, epoch ms. */
    backups: Type.Optional(Type.Array(Type.Integer())),
    /** Of an erasure: ids of the copies that were erased with the event, and of those that were kept. */
    copies: Type.Optional(Type.Array(Type.String())),
    kept: Type.Optional(Type.Array(Type.String())),
  },
  EXACT,
)
export type CommandAnswer = Static<typeof CommandAnswer>

/** What stands beside a step, for a remote control: what the big button says, which layers are on, and the server's time. */
const Beside = {
  text: Type.String(),
  layers: Type.Object(
    { black: Type.Boolean(), freeze: Type.Boolean(), hold: Type.Boolean(), mute: Type.Boolean() },
    EXACT,
  ),
  now: Type.Integer({ minimum: 0, description: 'Epoch ms' }),
}

/** What the next GO does, or what it waits for. */
export const NextAnswer = Type.Union([
  Type.Object(
    {
      ...Beside,
      /** Names this very step of this very show: GO with another is refused. */
      step: Type.String(),
      /** What the button says: the code of a text and its parameters. */
      label: Type.Object({ code: Type.String(), with: Members }, EXACT),
      /** The command that it gives. */
      type: Type.String(),
      /** Of a step that opens a draw: who is in it, and what to look at before GO is pressed. */
      pool: Type.Optional(
        Type.Object(
          {
            roll: oneOf('everyone', 'checked-in'),
            size: Version,
            /** Of `size`, those whose group has all it may have. */
            full: Version,
            /** What the last draw of such a prize left in its pool. */
            before: Type.Union([Type.Integer(), Type.Null()]),
            /** Fewer can win than are drawn; the pool has lost more than half since the last draw. */
            warnings: Type.Array(oneOf('pool-short', 'pool-fallen')),
          },
          EXACT,
        ),
      ),
    },
    EXACT,
  ),
  Type.Object({ ...Beside, step: Type.Null(), why: oneOf('beacon', 'revealing', 'empty', 'end') }, EXACT),
])
export type NextAnswer = Static<typeof NextAnswer>
