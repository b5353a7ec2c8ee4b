import { Type } from 'typebox'
import { drawOpen, eventClosed } from './event.ts'
import { command, fact, refusal, type CommandRule, type Refusal } from './rule.ts'
import type { Cue, State } from './state.ts'
import { find } from './table.ts'
import { timerOnShow } from './timer.ts'
import { Id, TextOrNone } from './texts.ts'

const EXACT = { additionalProperties: false }
/** The most that a cue's content may take as JSON, in UTF-16 units. */
const MAX_CONTENT = 20_000

const cueKnown = (state: State, id: string): Refusal | null =>
  find(state.cues, id) ? null : refusal('cue-unknown', { cue: id })

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
      }
      return { facts: [{ type: 'cue-saved', cue }], answer: { id: cue.id } }
    },
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

const StoredCue = Type.Object(
  {
    id: Type.String(),
    scene: Type.String(),
    title: Type.String(),
    prize: Type.String(),
    content: Type.Unsafe<Cue['content']>(Type.Object({})),
    notes: Type.String(),
  },
  EXACT,
)

export const rundownFacts = {
  'cue-saved': fact({
    schema: Type.Object({ cue: StoredCue }),
    evolve: (draft, { cue }) => draft.put('cues', cue),
    touches: ({ cue }) => [`cue:${cue.id}`],
  }),
  'cue-moved': fact({
    schema: Type.Object({ id: Type.String(), before: Type.Union([Type.String(), Type.Null()]) }),
    evolve(draft, { id, before }) {
      const moved = draft.get('cues', id)
      if (!moved || id === before) return
      const others = draft.state.cues.filter((cue) => cue.id !== id)
      const at = before === null ? others.length : others.findIndex((cue) => cue.id === before)
      draft.replace(
        'cues',
        at < 0 ? [...others, moved] : [...others.slice(0, at), moved, ...others.slice(at)],
      )
    },
    touches: ({ id }) => [`cue:${id}`, 'show'],
  }),
  'cue-removed': fact({
    schema: Type.Object({ id: Type.String() }),
    evolve(draft, { id }) {
      draft.drop('cues', id)
      const { show } = draft.state
      if (show.cue === id) draft.state.show = { ...show, cue: null }
      if (draft.state.timer?.cue === id) draft.state.timer = { ...draft.state.timer, cue: null }
    },
    touches: ({ id }) => [`cue:${id}`, 'show'],
  }),
  'cue-shown': fact({
    schema: Type.Object({ cue: Type.String() }),
    evolve(draft, { cue }, at) {
      const { show } = draft.state
      draft.state.show = { ...show, cue, since: at, draw: null, step: show.step + 1 }
    },
    touches: () => ['show'],
  }),
}
