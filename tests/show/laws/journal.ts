import { isDeepStrictEqual } from 'node:util'
import { audit } from '../../../shared/fair/audit.ts'
import { commands } from '../../../shared/show/commands.ts'
import { factRule } from '../../../shared/show/facts.ts'
import { emptyState } from '../../../shared/show/state.ts'
import { isSigned } from '../../support/fairScenario.ts'
import type { ShowRecorder } from '../../support/showRecorder.ts'
import type { System } from '../../support/showSystem.ts'
import { holds, wire } from './law.ts'

/** Replay gives the same state, the proof holds, and every command names who may give it: once, at the end. */
export function journalLaws(recorder: ShowRecorder, parts: System): void {
  const whole = parts.evolve(emptyState('ev-1'), recorder.facts)
  holds('replay gives the identical state', isDeepStrictEqual(whole, recorder.state))
  const half = Math.floor(recorder.facts.length / 2)
  const twice = parts.evolve(
    parts.evolve(emptyState('ev-1'), recorder.facts.slice(0, half)),
    recorder.facts.slice(half),
  )
  holds('a restart anywhere gives the identical state', isDeepStrictEqual(twice, recorder.state))
  withinLaw(recorder, parts)
  const { ok, findings } = audit(wire(recorder.proof()), isSigned)
  holds(
    'the audit of the proof finds nothing wrong',
    ok,
    findings.filter((f) => f.level === 'error'),
  )
  holds(
    'every command names its roles',
    Object.values(commands).every((rule) => rule.roles.length > 0),
  )
}

/** Facts that are folded ahead read and write nothing but the members that they name. */
function withinLaw({ facts }: ShowRecorder, { evolve }: System): void {
  let before = emptyState('ev-1')
  for (const fact of facts) {
    const after = evolve(before, [fact])
    const members = fact.body && factRule(fact.body.type).within
    if (members) {
      const lone = { ...emptyState('another') }
      for (const member of members) Object.assign(lone, { [member]: before[member] })
      const folded = evolve(lone, [fact])
      const isAsAlone = members.every((member) => isDeepStrictEqual(after[member], folded[member]))
      const others = Object.keys({ ...before, ...after }) as (keyof typeof after)[]
      const isKept = others.every((member) => members.includes(member) || before[member] === after[member])
      holds(
        'a fact that is folded ahead reads and writes only the members that it names',
        isAsAlone && isKept,
      )
    }
    before = after
  }
}
