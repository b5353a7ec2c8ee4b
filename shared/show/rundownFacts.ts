import { Type } from 'typebox'
import { fact } from './rule.ts'
import type { Cue } from './state.ts'
import { oneOf } from './texts.ts'

const EXACT = { additionalProperties: false }

const StoredCue = Type.Object(
  {
    id: Type.String(),
    scene: Type.String(),
    title: Type.String(),
    prize: Type.String(),
    content: Type.Unsafe<Cue['content']>(Type.Object({})),
    notes: Type.String(),
    minutes: Type.Optional(Type.Integer()),
    at: Type.Optional(Type.String()),
    colour: Type.Optional(oneOf('amber', 'rose', 'violet', 'blue', 'teal')),
    skip: Type.Optional(Type.Literal(true)),
    unlisted: Type.Optional(Type.Literal(true)),
  },
  EXACT,
)

export const rundownFacts = {
  'cue-saved': fact({
    schema: Type.Object({ v: Type.Literal(2), cue: StoredCue }),
    upcast: {
      /** No cue had a planned time, a colour, or a place in the agenda. */
      1: (old) => old,
    },
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
  'cue-skipped': fact({
    schema: Type.Object({ id: Type.String(), skip: Type.Boolean() }),
    evolve(draft, { id, skip }) {
      const cue = draft.get('cues', id)
      if (!cue) return
      const { skip: _skip, ...rest } = cue
      draft.put('cues', skip ? { ...rest, skip } : rest)
    },
    touches: ({ id }) => [`cue:${id}`],
  }),
  'cue-shown': fact({
    schema: Type.Object({ cue: Type.String() }),
    evolve(draft, { cue }, at) {
      const { work: _work, ...show } = draft.state.show
      draft.state.show = { ...show, cue, since: at, draw: null, step: show.step + 1 }
    },
    touches: () => ['show'],
  }),
}
