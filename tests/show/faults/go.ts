import type { State } from '../../../shared/show/state.ts'
import { system, type System } from '../../support/showSystem.ts'
import { evolving, seeing, type Fault } from './fault.ts'

/** Awards whose marks of absence are as they were. */
const keepMarks = (after: State, before: State): Partial<State> => ({
  awards: after.awards.map((award, i) => ({ ...award, absent: before.awards[i]?.absent ?? false })),
})

/** A step of GO that draws anew for the absent without asking whether that can be done. */
function redrawAnyway(state: State): ReturnType<System['nextStep']> {
  const { draw, step } = state.show
  const absent = state.awards.filter((award) => award.draw === draw && award.absent)
  if (state.opened || draw === null || absent.length === 0) return null
  const entries = absent.map(({ entry }) => entry)
  return {
    id: `redraw:${draw}:${step}`,
    label: { code: 'redraw', with: { draw, count: entries.length } },
    type: 'award.redraw',
    ask: { draw, entries, reason: 'absent' },
    word: false,
  }
}

/** A next step that takes the next cue, whatever it is about. */
function nextCueAnyway(state: State): ReturnType<System['nextStep']> {
  const step = system.nextStep(state)
  const next = state.cues[state.cues.findIndex(({ id }) => id === state.show.cue) + 1]
  if (!next || (step && step.type !== 'cue.show')) return step
  const label = { code: 'cue' as const, with: { scene: next.scene, title: next.title } }
  const id = `cue:${next.id}:${state.show.step}`
  return { id, label, type: 'cue.show', ask: { cue: next.id }, word: false }
}

export const goFaults: Fault[] = [
  {
    name: 'GO goes on to a prize that is all won',
    law: 'the next step shows no draw of a prize that is all won',
    parts: {
      ...system,
      nextStep: (state) => (state.opened ? system.nextStep(state) : nextCueAnyway(state)),
    },
  },
  {
    name: 'GO confirms everybody, also who is marked absent',
    law: 'GO never confirms a winner who is marked absent',
    parts: {
      ...system,
      decide: (state, command, context) => {
        const done = system.decide(state, command, context)
        if ('refused' in done || !done.facts.some(({ type }) => type === 'award-confirmed')) return done
        const absent = state.awards.filter((award) => award.draw === state.show.draw && award.absent)
        const confirmed = absent.map(({ draw, entry }) => ({ type: 'award-confirmed' as const, draw, entry }))
        return { ...done, facts: [...done.facts, ...confirmed] }
      },
    },
  },
  {
    name: 'a mark of absence is forgotten',
    law: 'a winner is marked absent as the host said last',
    parts: { ...system, evolve: evolving('award-marked', (_after, before) => ({ awards: before.awards })) },
  },
  {
    name: 'who is confirmed after all stays marked absent',
    law: 'a confirmation takes the mark of absence back',
    parts: { ...system, evolve: evolving('award-confirmed', keepMarks) },
  },
  {
    name: 'a prize is handed to somebody who stays marked absent',
    law: 'no award that is settled is marked absent',
    parts: {
      ...system,
      evolve: (state, list) => {
        const next = system.evolve(state, list)
        const claimed = list.some(({ body }) => body?.type === 'claim-set')
        return claimed ? { ...next, ...keepMarks(next, state) } : next
      },
    },
  },
  {
    name: 'GO draws anew for one of several who are marked absent',
    law: 'GO draws anew for all who are marked absent and for nobody else',
    parts: {
      ...system,
      decide: (state, command, context) => {
        const done = system.decide(state, command, context)
        if ('refused' in done || command.type !== 'go') return done
        const kept = done.facts.findIndex(({ type }) => type === 'fd1/void')
        return { ...done, facts: done.facts.filter((_body, i) => i !== kept || kept < 0) }
      },
    },
  },
  {
    name: 'GO draws anew for the absent before it confirms who is here',
    law: 'GO draws anew only once all others are confirmed',
    parts: {
      ...system,
      decide(state, command, context) {
        const step = command.type === 'go' ? redrawAnyway(state) : null
        return system.decide(state, step ?? command, context)
      },
    },
  },
  {
    name: 'GO offers to draw anew where nobody is left to win',
    law: 'the next step is refused only while the stage is covered',
    parts: { ...system, nextStep: (state) => redrawAnyway(state) ?? system.nextStep(state) },
  },
  {
    name: 'the desk sees who is marked absent',
    law: 'only the host sees who is marked absent',
    parts: {
      ...system,
      see: seeing((view, state, role) =>
        role === 'desk'
          ? { awards: view.awards.map((award, i) => ({ ...award, absent: state.awards[i]!.absent })) }
          : {},
      ),
    },
  },
  {
    name: 'the stage moves on when somebody is marked absent',
    law: 'a mark of absence changes nothing that another role sees',
    parts: {
      ...system,
      evolve: evolving('award-marked', ({ show }) => ({ show: { ...show, step: show.step + 1 } })),
    },
  },
]
