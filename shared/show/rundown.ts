import { Type } from 'typebox'
import { drawOpen, eventClosed } from './event.ts'
import { command, refusal, type CommandRule, type Refusal } from './rule.ts'
import { CueColour } from './schemas/show.ts'
import type { Cue, State } from './state.ts'
import { find } from './table.ts'
import { timerOnShow } from './timer.ts'
import { Id, TextOrNone } from './texts.ts'

const EXACT = { additionalProperties: false }
/** The most that a cue's content may take as JSON, in UTF-16 units. */
const MAX_CONTENT = 20_000

const cueKnown = (state: State, id: string): Refusal | null =>
  find(state.cues, id) ? null : refusal('cue-unknown', { cue: id })

/** What a save changes of a cue's plan: what is not said stays, what is taken back is absent. */
function planned(
  before: Cue | undefined,
  ask: {
    minutes?: number | null
    at?: string
    colour?: NonNullable<Cue['colour']> | ''
    unlisted?: boolean
  },
): Partial<Cue> {
  const minutes = ask.minutes === undefined ? before?.minutes : ask.minutes
  const at = ask.at ?? before?.at
  const colour = ask.colour ?? before?.colour
  const unlisted = ask.unlisted ?? before?.unlisted
  return {
    ...(minutes && { minutes }),
    ...(at && { at }),
    ...(colour && { colour }),
    ...(before?.skip && { skip: true as const }),
    ...(unlisted && { unlisted: true as const }),
  }
}

export const rundownCommands: Record<string, CommandRule> = {
  'cue.save': command({
    roles: ['host'],
    ask: Type.Object(
      {
        id: Type.Optional(Id),
        scene: Type.String({ pattern: '^[a-z-]{1,40}$' }),
        title: Type.Optional(TextOrNone(200)),
        prize: Type.Optional(Type.String({ maxLength: 40 })),
        content: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        notes: Type.Optional(TextOrNone(2000)),
        /** How long it is planned to last; null takes that back. */
        minutes: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 600 }), Type.Null()])),
        /** The time of day at which it is planned to begin, as `19:30`; '' takes that back. */
        at: Type.Optional(Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d)?$' })),
        colour: Type.Optional(Type.Union([CueColour, Type.Literal('')])),
        /** Whether an agenda that follows the rundown leaves it out. */
        unlisted: Type.Optional(Type.Boolean()),
      },
      EXACT,
    ),
    touches: (ask) => (ask.id ? [`cue:${ask.id}`] : []),
    refuse(state, ask) {
      if (JSON.stringify(ask.content ?? {}).length > MAX_CONTENT) return refusal('content-too-large')
      if (ask.prize && !find(state.prizes, ask.prize)) return refusal('prize-unknown', { prize: ask.prize })
      return eventClosed(state) ?? (ask.id ? cueKnown(state, ask.id) : null)
    },
    decide(state, ask, context) {
      const before = ask.id ? find(state.cues, ask.id) : undefined
      const cue: Cue = {
        id: before?.id ?? context.id(),
        scene: ask.scene,
        title: ask.title ?? before?.title ?? '',
        prize: ask.prize ?? before?.prize ?? '',
        content: ask.content ?? before?.content ?? {},
        notes: ask.notes ?? before?.notes ?? '',
        ...planned(before, ask),
      }
      return { facts: [{ type: 'cue-saved', v: 2, cue }], answer: { id: cue.id } }
    },
  }),
  'cue.duplicate': command({
    roles: ['host'],
    ask: Type.Object({ id: Id }, EXACT),
    touches: () => ['show'],
    refuse: (state, ask) => eventClosed(state) ?? cueKnown(state, ask.id),
    decide(state, ask, context) {
      const cue: Cue = { ...find(state.cues, ask.id)!, id: context.id() }
      const after = state.cues[state.cues.findIndex(({ id }) => id === ask.id) + 1]?.id ?? null
      return {
        facts: [
          { type: 'cue-saved', v: 2, cue },
          { type: 'cue-moved', id: cue.id, before: after },
        ],
        answer: { id: cue.id },
      }
    },
  }),
  /** A skipped cue stays in the rundown, and GO passes it; it can still be picked and shown. */
  'cue.skip': command({
    roles: ['host'],
    ask: Type.Object({ id: Id, skip: Type.Boolean() }, EXACT),
    touches: (ask) => [`cue:${ask.id}`],
    refuse: (state, ask) => eventClosed(state) ?? cueKnown(state, ask.id),
    decide: (_state, ask) => ({ facts: [{ type: 'cue-skipped', id: ask.id, skip: ask.skip }] }),
  }),
  'cue.move': command({
    roles: ['host'],
    ask: Type.Object({ id: Id, before: Type.Union([Type.Null(), Id]) }, EXACT),
    touches: () => ['show'],
    refuse: (state, ask) =>
      eventClosed(state) ?? cueKnown(state, ask.id) ?? (ask.before ? cueKnown(state, ask.before) : null),
    decide: (_state, ask) => ({ facts: [{ type: 'cue-moved', id: ask.id, before: ask.before }] }),
  }),
  'cue.remove': command({
    roles: ['host'],
    ask: Type.Object({ id: Id }, EXACT),
    touches: (ask) => [`cue:${ask.id}`],
    refuse: (state, ask) =>
      eventClosed(state) ??
      cueKnown(state, ask.id) ??
      (state.show.cue === ask.id ? refusal('cue-on-air') : null),
    decide: (_state, ask) => ({ facts: [{ type: 'cue-removed', id: ask.id }] }),
  }),
  'cue.show': command({
    roles: ['host'],
    ask: Type.Object({ cue: Id }, EXACT),
    touches: () => ['show'],
    refuse: (state, ask) => cueKnown(state, ask.cue) ?? drawOpen(state),
    decide(state, ask, { now }) {
      const timer = timerOnShow(state, find(state.cues, ask.cue)!, now)
      return {
        facts: [
          { type: 'cue-shown', cue: ask.cue },
          ...(timer ? [{ type: 'timer-set' as const, timer }] : []),
        ],
      }
    },
  }),
}
