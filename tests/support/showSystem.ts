import { difference } from '../../shared/formats/difference.ts'
import { decide as decideInTurns } from '../../shared/show/decide.ts'
import { due } from '../../shared/show/due.ts'
import { evolve } from '../../shared/show/evolve.ts'
import { nextStep } from '../../shared/show/nextStep.ts'
import { factsOf, isRefusal } from '../../shared/show/rule.ts'
import { poolOf } from '../../shared/show/pool.ts'
import { refuse } from '../../shared/show/refuse.ts'
import { see } from '../../shared/show/see.ts'
import { applySeen, seen } from '../../shared/show/seen.ts'
import { sums } from '../../shared/show/sums.ts'

/** A decision with all its facts at once. */
const decide: typeof decideInTurns = (state, command, context) => {
  const done = decideInTurns(state, command, context)
  return isRefusal(done) ? done : { ...done, facts: factsOf(done), more: [] }
}

/** The pure core as the laws use it; a planted fault replaces a part of it. */
export const system = {
  decide,
  difference,
  due,
  evolve,
  nextStep,
  poolOf,
  refuse,
  see,
  seen,
  applySeen,
  sums,
}
export type System = typeof system
