import type { State } from '../../../shared/show/state.ts'
import { system, type System } from '../../support/showSystem.ts'

/** A fault that somebody could make: what it is, the law that catches it, and the system that has it. */
export interface Fault {
  name: string
  law: string
  parts: System
}

type Decide = System['decide']
type Evolve = System['evolve']
type See = System['see']

/** A decision whose facts of one type are changed (null drops them). */
export const deciding =
  (type: string, change: (body: Record<string, unknown>, state: State) => object | null): Decide =>
  (state, command, context) => {
    const done = system.decide(state, command, context)
    if ('refused' in done) return done
    const facts = done.facts.flatMap((body) => (body.type === type ? [change(body, state)] : [body]))
    return { ...done, facts: facts.filter((body) => body !== null) as typeof done.facts }
  }

/** A refusal that is forgotten. */
export const never =
  (code: string): System['refuse'] =>
  (state, command, who) => {
    const refused = system.refuse(state, command, who)
    return refused?.refused === code ? null : refused
  }

/** A state that comes out wrong after some facts. */
export const evolving =
  (type: string, change: (after: State, before: State) => Partial<State>): Evolve =>
  (state, list) => {
    let now = state
    for (const fact of list) {
      const next = system.evolve(now, [fact])
      now = fact.body?.type === type ? { ...next, ...change(next, now) } : next
    }
    return now
  }

/** A view that shows too much or too little. */
export const seeing =
  (change: (view: State, state: State, role: string) => Partial<State>): See =>
  (role, state, guest) => {
    const view = system.see(role, state, guest)
    return { ...view, ...change(view, state, role) }
  }

/** A list without its first member. */
export const first = (list: unknown): unknown[] => (list as unknown[]).slice(1)
