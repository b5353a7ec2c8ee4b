import { hash } from '../fair/hash.ts'
import type { Seal, SealedPrize } from '../fair/records.ts'
import { tickets, type RollRow } from '../fair/roll.ts'
import { sealedAdmission } from './admission.ts'
import { nextRoll, type RootedRoll } from './nextRoll.ts'
import { rollOf, rollSums } from './pool.ts'
import { SEALED_FIELDS } from './prizes.ts'
import type { Body, Context } from './rule.ts'
import { rulesText } from './rulesText.ts'
import type { Prize, State } from './state.ts'

/** The prize as a seal states it. */
function sealedPrize(prize: Prize): SealedPrize {
  const sealed: Record<string, unknown> = { id: prize.id }
  for (const field of SEALED_FIELDS) sealed[field] = prize[field]
  return sealed as SealedPrize
}

/** Rows of a roll that one fact states: its line is short enough to be written, read and folded in one turn. */
const ROWS_AT_ONCE = 1000

/** What a seal says of everything but the roll, and the hash that tells whether it has changed. */
function sealedRules(state: State): { prizes: SealedPrize[]; text: string; rules: string } {
  const prizes = state.prizes.map(sealedPrize).sort((a, b) => (a.id < b.id ? -1 : 1))
  const text = rulesText(
    { ...state.settings, roll: rollOf(state) },
    rollSums(state).walkIns,
    sealedAdmission(state),
  )
  return { prizes, text, rules: hash({ prizes, text }) }
}

/** The facts last made of a roll. */
const madeOf = new WeakMap<RootedRoll, { as: string; rules: string; facts: Body[] }>()

/**
 * The roll of a seal as a change of the last: in parts, each with the root of the whole. The same facts as before where roll and
 * rules are, so that they can be written before the seal is decided.
 */
export function rollFacts(state: State, next: RootedRoll, { rules } = sealedRules(state)): Body[] {
  const as = rollOf(state)
  const made = madeOf.get(next)
  if (made?.as === as && made.rules === rules) return made.facts
  const { put, drop, root } = next
  const facts: Body[] = []
  for (let at = 0; at === 0 || at < put.length || at < drop.length; at += ROWS_AT_ONCE) {
    const part = [at, at + ROWS_AT_ONCE] as const
    facts.push({ type: 'roll-sealed', root, put: put.slice(...part), drop: drop.slice(...part), as, rules })
  }
  madeOf.set(next, { as, rules, facts })
  return facts
}

/** The facts of a new seal; none if list, prizes and rules are as they were sealed. */
export function sealFacts(
  state: State,
  context: Context,
): { facts: Body[]; roll: readonly RollRow[]; seal: string } {
  const next = context.roll?.(state) ?? nextRoll(state)
  const said = sealedRules(state)
  const { prizes, text, rules } = said
  if (next.put.length + next.drop.length === 0 && rules === state.sealedRules && state.seal) {
    return { facts: [], roll: state.roll, seal: state.seal.hash }
  }
  const { rows, root } = next
  const seal: Seal = {
    type: 'fd1/seal',
    event: state.id,
    no: (state.seal?.no ?? 0) + 1,
    root,
    n: rows.length,
    tickets: tickets(rows),
    anchor: context.anchor,
    prizes,
    text,
  }
  return { facts: [...rollFacts(state, next, said), seal], roll: rows, seal: hash(seal) }
}
