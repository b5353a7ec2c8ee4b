import { Type } from 'typebox'
import { closedOrOpen, eventClosed } from './event.ts'
import { undoImport } from './importUndo.ts'
import { savedPerson, withdrawal } from './personBodies.ts'
import { isWithdrawn } from './pool.ts'
import { command, refusal, type Body, type CommandRule, type Context, type ImportPlan } from './rule.ts'
import type { State } from './state.ts'
import { find } from './table.ts'

const EXACT = { additionalProperties: false }
/** All of a kind, or those of these ids or codes. */
const Chosen = Type.Union([
  Type.Literal(true),
  Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50_000 }),
])

/** Lists of people: taken in by their preview, and taken back. */
export const importCommands: Record<string, CommandRule> = {
  'people.import': command({
    roles: ['host'],
    ask: Type.Object(
      {
        preview: Type.String({ maxLength: 64 }),
        replace: Type.Optional(Chosen),
        leaving: Type.Optional(Chosen),
        missing: Type.Optional(Chosen),
        merge: Type.Optional(Chosen),
      },
      EXACT,
    ),
    touches: () => [],
    refuse: eventClosed,
    decide(state, ask, context) {
      if (!context.plan) return refusal('preview-unknown', { preview: ask.preview })
      const { added, changed, withdrawn = [] } = context.plan
      const counts = { added: added.length, changed: changed.length, withdrawn: withdrawn.length }
      return { facts: [], more: importFacts(state, context.plan, context), answer: counts }
    },
  }),
  'people.import-undo': command({
    roles: ['host'],
    ask: Type.Object({}, EXACT),
    touches: () => [],
    refuse(state) {
      if (!state.imported) return refusal('import-none')
      return state.imported.fixed ? refusal('import-fixed') : closedOrOpen(state)
    },
    decide: (state, _ask, context) =>
      undoImport(state, (person, as) => savedPerson(state, context, person, as)),
  }),
}

/** What an import does: everybody it adds, changes and withdraws, between the facts that it begins and that it is done. */
function* importFacts(
  state: State,
  { added, changed, withdrawn = [] }: ImportPlan,
  context: Context,
): Generator<Body> {
  yield { type: 'people-import-begun' }
  for (const input of added) yield savedPerson(state, context, undefined, input)
  for (const { person, after } of changed)
    yield savedPerson(state, context, find(state.people, person), after)
  const ids = []
  for (const { person, reason } of withdrawn) {
    ids.push(person)
    const known = find(state.people, person)
    if (known && !isWithdrawn(known, state)) yield* withdrawal(known, reason)
  }
  yield {
    type: 'people-imported',
    v: 2,
    added: added.length,
    changed: changed.length,
    withdrawn: ids,
  }
}
