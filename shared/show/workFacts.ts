import { Type } from 'typebox'
import { fact } from './rule.ts'
import type { Showcase, State, Work } from './state.ts'
import { oneOf } from './texts.ts'

const EXACT = { additionalProperties: false }

const showcaseOf = ({ showcase }: State): Showcase => showcase ?? { open: false, order: 'number', groups: [] }

/** The works with a change to one of them. */
const patched = ({ works = [] }: State, group: string, change: (work: Work) => Work): Work[] =>
  works.map((work) => (work.group === group ? change(work) : work))

export const workFacts = {
  'works-opened': fact({
    schema: Type.Object({ open: Type.Boolean(), until: Type.Union([Type.Integer(), Type.Null()]) }),
    evolve({ state }, { open, until }) {
      const { until: _until, ...before } = showcaseOf(state)
      state.showcase = { ...before, open, ...(until !== null && { until }) }
    },
    touches: () => ['works'],
  }),
  'work-saved': fact({
    schema: Type.Object({
      work: Type.Object(
        {
          group: Type.String(),
          title: Type.String(),
          sentence: Type.String(),
          link: Type.String(),
          picture: Type.String(),
          by: oneOf('table', 'desk', 'host'),
          clerk: Type.String(),
        },
        EXACT,
      ),
    }),
    evolve({ state }, { work: { by, clerk, ...said } }, at) {
      const { works = [] } = state
      const fresh: Work = { ...said, at, by, clerk }
      state.works = works.some(({ group }) => group === said.group)
        ? patched(state, said.group, ({ hidden, shown }) => ({
            ...fresh,
            ...(hidden && { hidden }),
            ...(shown && { shown }),
          }))
        : [...works, fresh]
    },
    touches: ({ work }) => [`work:${work.group}`],
  }),
  'work-judged': fact({
    schema: Type.Object({ group: Type.String(), hidden: Type.Boolean() }),
    evolve({ state }, { group, hidden }) {
      state.works = patched(state, group, ({ hidden: _before, ...work }) =>
        hidden ? { ...work, hidden } : work,
      )
    },
    touches: ({ group }) => [`work:${group}`],
  }),
  'works-ordered': fact({
    schema: Type.Object({ by: oneOf('number', 'hand', 'draw'), groups: Type.Array(Type.String()) }),
    evolve({ state }, { by, groups }) {
      state.showcase = { ...showcaseOf(state), order: by, groups }
    },
    touches: () => ['works'],
  }),
  'work-shown': fact({
    schema: Type.Object({ group: Type.Union([Type.String(), Type.Null()]) }),
    evolve({ state }, { group }, at) {
      state.show = { ...state.show, step: state.show.step + 1, draw: null, work: { group, since: at } }
      if (group === null) state.showcase = { ...showcaseOf(state), published: true }
      else state.works = patched(state, group, (work) => ({ ...work, shown: true }))
    },
    touches: () => ['show'],
  }),
  'work-timed': fact({
    schema: Type.Object({
      clock: Type.Object(
        {
          ends: Type.Union([Type.Integer(), Type.Null()]),
          left: Type.Union([Type.Integer(), Type.Null()]),
        },
        EXACT,
      ),
    }),
    evolve({ state }, { clock }) {
      const { work } = state.show
      if (work) state.show = { ...state.show, work: { ...work, clock } }
    },
    touches: () => ['work-time'],
  }),
  'works-published': fact({
    schema: Type.Object({}),
    evolve({ state }) {
      state.showcase = { ...showcaseOf(state), published: true }
    },
    touches: () => ['works'],
  }),
  'vote-set': fact({
    schema: Type.Object({ open: Type.Boolean(), shown: Type.Boolean() }),
    evolve({ state }, { open, shown }) {
      state.vote = { open, shown }
    },
    touches: () => ['vote'],
  }),
  'work-voted': fact({
    schema: Type.Object({ person: Type.String(), group: Type.String() }),
    evolve({ state }, { person, group }) {
      const others = (state.ballots ?? []).filter(({ id }) => id !== person)
      state.ballots = [...others, { id: person, group }]
    },
    touches: () => ['vote'],
  }),
}
