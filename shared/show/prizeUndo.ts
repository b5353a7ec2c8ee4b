import { Type } from 'typebox'
import { fact, type Body, type Decision } from './rule.ts'
import type { State } from './state.ts'
import { find, type Draft } from './table.ts'

/** Prizes and sponsors as they stand; from here on their tables are copied before they are written to. */
function standing(draft: Draft): Pick<State, 'prizes' | 'sponsors'> {
  const { prizes, sponsors } = draft.state
  draft.replace('prizes', prizes)
  draft.replace('sponsors', sponsors)
  return { prizes, sponsors }
}

function forget({ state }: Draft): void {
  delete state.prizeTables
  state.prizesImported = null
}

export const prizeImportFacts = {
  /** Stands before what an import of prizes does, and `prizes-imported` behind it. */
  'prize-import-begun': fact({
    schema: Type.Object({}),
    evolve(draft) {
      draft.state.prizeTables = { before: standing(draft), after: { prizes: [], sponsors: [] } }
    },
    touches: () => [],
  }),
  'prizes-imported': fact({
    schema: Type.Object({ added: Type.Integer(), changed: Type.Integer() }),
    evolve(draft, { added, changed }, at) {
      const { prizeTables } = draft.state
      if (!prizeTables) return
      draft.state.prizeTables = { ...prizeTables, after: standing(draft) }
      draft.state.prizesImported = { at, added, changed, fixed: false }
    },
    touches: () => [],
  }),
  'prize-import-undone': fact({ schema: Type.Object({}), evolve: forget, touches: () => [] }),
}

/** What taking back the last import of prizes does: to nothing that anything has touched since. */
export function undoPrizeImport(state: State): Decision {
  const { before, after } = state.prizeTables!
  const facts: Body[] = []
  const removed = new Set<string>()
  const answer = { removed: 0, restored: 0, touched: 0 }
  for (const then of after.prizes) {
    const was = find(before.prizes, then.id)
    if (was === then) continue
    const now = find(state.prizes, then.id)
    if (!now || !same(now, then)) answer.touched++
    else if (was) {
      const { left: _left, claimBy: _by, order: _order, ...prize } = was
      facts.push({ type: 'prize-saved', v: 2, prize })
      answer.restored++
    } else {
      removed.add(then.id)
      for (const { id } of state.cues.filter(({ prize }) => prize === then.id))
        facts.push({ type: 'cue-removed', id })
      facts.push({ type: 'prize-removed', id: then.id })
      answer.removed++
    }
  }
  for (const then of after.sponsors) {
    const now = find(state.sponsors, then.id)
    const isUsed = state.prizes.some(({ id, sponsor }) => sponsor === then.id && !removed.has(id))
    if (!find(before.sponsors, then.id) && now && same(now, then) && !isUsed)
      facts.push({ type: 'sponsor-removed', id: then.id })
  }
  return { facts: [...facts, { type: 'prize-import-undone' }], answer }
}

const same = (one: object, other: object): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
