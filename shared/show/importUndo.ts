import { isWithdrawn } from './pool.ts'
import type { Body, PersonInput } from './rule.ts'
import type { Person, State } from './state.ts'
import { type Draft, find } from './table.ts'

/** Ids that one fact of removed people names at most: its line stays small. */
const IDS_AT_ONCE = 5_000

/** Keeps the people as they are before an import. */
export function beginImport(draft: Draft): void {
  // From here on the table is copied before it is written to.
  draft.replace('people', draft.state.people)
  draft.state.importTables = { before: draft.state.people, after: [] }
}

/** Notes what the import that was begun has done. */
export function endImport(
  draft: Draft,
  counts: { added: number; changed: number },
  withdrawn: string[],
  at: number,
): void {
  const { importTables } = draft.state
  if (!importTables) return
  draft.replace('people', draft.state.people)
  draft.state.importTables = { ...importTables, after: draft.state.people }
  draft.state.imported = { at, ...counts, withdrawn, fixed: false }
}

/** From a seal or a draw on the last imports, of people and of prizes, cannot be taken back. */
export function fixImport({ state }: Draft): void {
  delete state.prizeTables
  const { prizesImported } = state
  if (prizesImported && !prizesImported.fixed) state.prizesImported = { ...prizesImported, fixed: true }
  delete state.importTables
  if (state.imported && !state.imported.fixed) state.imported = { ...state.imported, fixed: true }
}

/** Forgets the last import. */
export function forgetImport({ state }: Draft): void {
  delete state.importTables
  if (state.imported) state.imported = null
}

/** What taking back the last import does: to nobody whom anything has touched since. `save` makes the fact that a person is so. */
export function undoImport(
  state: State,
  save: (person: Person, as: PersonInput) => Body,
): { facts: Body[]; answer: { removed: number; restored: number; returned: number; touched: number } } {
  const { before, after } = state.importTables!
  const facts: Body[] = []
  const added: string[] = []
  const answer = { removed: 0, restored: 0, returned: 0, touched: 0 }
  const earlier = new Map(before.map((person) => [person.id, person]))
  for (const then of after) {
    const was = earlier.get(then.id)
    if (was === then) continue
    const now = find(state.people, then.id)
    if (!now || !same(now, then)) answer.touched++
    else if (!was) added.push(then.id)
    else if (!same({ ...was, left: then.left }, then)) facts.push(save(now, inputOf(was)))
  }
  answer.restored = facts.length
  answer.removed = added.length
  for (const id of state.imported!.withdrawn) {
    const person = find(state.people, id)
    if (!person || !isWithdrawn(person, state)) continue
    answer.returned++
    facts.push(
      person.sealed
        ? { type: 'fd1/return', entry: person.entry }
        : { type: 'person-left', person: id, on: false },
    )
  }
  for (let from = 0; from < added.length; from += IDS_AT_ONCE)
    facts.push({ type: 'people-removed', people: added.slice(from, from + IDS_AT_ONCE) })
  facts.push({ type: 'import-undone' })
  return { facts, answer }
}

const same = (a: Person, b: Person): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

const inputOf = ({
  code,
  name,
  group,
  background = '',
  tags,
  weight,
  phone,
  email,
  checkedIn,
  also = [],
}: Person): PersonInput => ({
  code,
  name,
  group,
  background,
  tags,
  weight,
  phone,
  email,
  checkedIn,
  also,
})
