import { finish, type Steps } from '../fair/steps.ts'
import { factRule } from './facts.ts'
import type { Fact } from './rule.ts'
import { applySeen, type SeenFact } from './seen.ts'
import type { State } from './state.ts'
import { Draft } from './table.ts'

/**
 * Folds facts into a state: those of a journal, or those that a role is shown. Pure: the state before stays as it was; tables
 * and records that no fact touches keep their identity. An erased body leaves nothing. Throws on a fact of an unknown type: a
 * journal of a later version is not guessed at.
 */
export const evolve = (state: State, facts: readonly (Fact | SeenFact)[]): State =>
  finish(evolveInSteps(state, facts))

/** The same with a step for every fact, so that other work can be let in between. */
export function* evolveInSteps(state: State, facts: readonly (Fact | SeenFact)[]): Steps<State> {
  let draft = new Draft(state)
  for (const { at, body } of facts) {
    if (body === null) continue
    if (body.type === 'seen') draft = new Draft(applySeen(draft.state, body))
    else factRule(body.type).evolve(draft, body, at)
    yield
  }
  return draft.state
}
