import { Type, type Static } from 'typebox'
import { closedOrOpen } from './event.ts'
import { isOut } from './pool.ts'
import { command, fact, refusal, type Body, type CommandRule, type Refusal } from './rule.ts'
import type { Person, Seating, State } from './state.ts'
import { find } from './table.ts'
import { clean, Id, oneOf, Text, TextOrNone } from './texts.ts'

const EXACT = { additionalProperties: false }
/** What may be asked of a plan, so that one command holds it. */
export const MOST_TABLES = 300
export const MOST_SEATS = 500
export const MOST_SEED = 9_999

const Plan = Type.Object(
  {
    arrangement: oneOf('alike', 'mixed', 'list'),
    seed: Type.Integer({ minimum: 0, maximum: MOST_SEED }),
    tables: Type.Array(
      Type.Object(
        {
          name: Text(80),
          seats: Type.Integer({ minimum: 1, maximum: MOST_SEATS }),
          background: Type.Optional(TextOrNone(80)),
          people: Type.Array(Id, { maxItems: MOST_SEATS }),
        },
        EXACT,
      ),
      { minItems: 1, maxItems: MOST_TABLES },
    ),
  },
  EXACT,
)
type Plan = Static<typeof Plan>

export const seatingCommands: Record<string, CommandRule> = {
  /** Seats people as a plan says. Whoever sat at a table of this plan or the last one and is not named has no table afterwards. */
  'seating.apply': command({
    roles: ['host'],
    ask: Plan,
    touches: () => ['seating'],
    refuse: (state, ask) => refuseTables(ask) ?? refusePeople(state, ask) ?? closedOrOpen(state),
    decide(state, ask) {
      const { arrangement, seed, tables } = ask
      const named = tables.map(({ name, seats, background = '' }) => ({
        name: clean(name),
        seats,
        ...(clean(background) && { background: clean(background) }),
      }))
      const moves = movesOf(state, ask)
      return {
        facts: [{ type: 'seating-applied', arrangement, seed, tables: named }, ...seatedIn(moves)],
        answer: { moved: moves.size },
      }
    },
  }),
  /** Takes the last plan back, until the list is next sealed. */
  'seating.undo': command({
    roles: ['host'],
    ask: Type.Object({}, EXACT),
    touches: () => ['seating'],
    refuse(state) {
      if (!state.seating) return refusal('seating-none')
      return state.seating.fixed ? refusal('seating-fixed') : closedOrOpen(state)
    },
    decide: (state) => ({ facts: [...seatedIn(movesBack(state)), { type: 'seating-undone' }] }),
  }),
}

function refuseTables({ tables }: Plan): Refusal | null {
  const names = tables.map(({ name }) => clean(name))
  if (names.includes('')) return refusal('name-missing')
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  return twice === undefined ? null : refusal('table-twice', { table: twice })
}

/** Everybody of a plan is known and named once, and nobody who is sealed would sit elsewhere: their group is in the sealed list. */
function refusePeople(state: State, ask: Plan): Refusal | null {
  const seen = new Set<string>()
  for (const id of ask.tables.flatMap(({ people }) => people)) {
    const person = find(state.people, id)
    if (!person) return refusal('person-unknown', { person: id })
    if (seen.has(id)) return refusal('seated-twice', { name: person.name })
    seen.add(id)
  }
  const sealed = [...movesOf(state, ask).keys()].filter((id) => find(state.people, id)!.sealed)
  return sealed.length > 0 ? refusal('seating-sealed', { count: sealed.length }) : null
}

/** The new table of everybody whose table a plan changes, by id; '' is none. */
function movesOf(state: State, { tables }: Plan): Map<string, string> {
  const places = new Map(tables.flatMap(({ name, people }) => people.map((id) => [id, clean(name)] as const)))
  const names = new Set([...tables.map(({ name }) => clean(name)), ...namesOf(state.seating)])
  const moves = new Map<string, string>()
  for (const person of state.people) {
    const place = places.get(person.id)
    if (place !== undefined ? place !== person.group : names.has(person.group) && !isOut(person, state))
      moves.set(person.id, place ?? '')
  }
  return moves
}

/** Who sits at a table of the plan goes back to where they sat before it, and who lost theirs by it gets it again; of a sealed person the group stays. */
function movesBack(state: State): Map<string, string> {
  const before = new Map(state.seatedBefore?.groups)
  const names = new Set(namesOf(state.seating))
  const moves = new Map<string, string>()
  for (const { id, group, sealed } of state.people) {
    const was = before.get(id) ?? ''
    if (!sealed && was !== group && (group === '' || names.has(group))) moves.set(id, was)
  }
  return moves
}

const namesOf = (seating: Seating | null | undefined): string[] =>
  (seating?.tables ?? []).map(({ name }) => name)

/** The facts that these people now sit there, one for each table. */
function seatedIn(moves: ReadonlyMap<string, string>): Body[] {
  const tables = new Map<string, string[]>()
  for (const [person, table] of moves) {
    const seated = tables.get(table)
    if (seated) seated.push(person)
    else tables.set(table, [person])
  }
  return [...tables].map(([table, people]) => ({ type: 'people-seated', table, people }))
}

export const seatingFacts = {
  'seating-applied': fact({
    schema: Type.Object({
      arrangement: oneOf('alike', 'mixed', 'list'),
      seed: Type.Integer(),
      tables: Type.Array(
        Type.Object(
          { name: Type.String(), seats: Type.Integer(), background: Type.Optional(Type.String()) },
          EXACT,
        ),
      ),
    }),
    evolve({ state }, { arrangement, seed, tables }, at) {
      state.seatedBefore = {
        seating: state.seating ?? null,
        groups: state.people.flatMap(({ id, group }) => (group ? [[id, group] as [string, string]] : [])),
      }
      state.seating = { at, arrangement, seed, tables, fixed: false }
    },
    touches: () => ['seating'],
  }),
  /** These people sit at this table from now on; '' is none. */
  'people-seated': fact({
    schema: Type.Object({ table: Type.String(), people: Type.Array(Type.String()) }),
    evolve(draft, { table, people }) {
      for (const person of people) draft.patch('people', person, { group: table })
    },
    touches: ({ people }) => people.map((id) => `person:${id}`),
  }),
  'seating-undone': fact({
    schema: Type.Object({}),
    evolve({ state }) {
      const before = state.seatedBefore?.seating ?? null
      state.seating = before && { ...before, fixed: true }
      delete state.seatedBefore
    },
    touches: () => ['seating'],
  }),
}

/** The fact that somebody who has come in sits at a table. */
export const seatedAt = (person: Person, table: string): Body => ({
  type: 'people-seated',
  table,
  people: [person.id],
})
