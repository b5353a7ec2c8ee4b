import { Type } from 'typebox'
import { admissionCommands } from './admissionCommands.ts'
import { awardCommands } from './awards.ts'
import { claimCommands } from './claims.ts'
import { drawCommands } from './draws.ts'
import { eventCommands } from './event.ts'
import { nextStep } from './nextStep.ts'
import { noticeCommands } from './notice.ts'
import { peopleCommands } from './people.ts'
import { prizeImportCommands } from './prizeImport.ts'
import { prizeCommands } from './prizes.ts'
import { sponsorCommands } from './sponsors.ts'
import { command, refusal, type CommandRule, type Who } from './rule.ts'
import { rundownCommands } from './rundown.ts'
import { seatingCommands } from './seating.ts'
import { signOffCommands } from './signOff.ts'
import { soundCommands } from './sounds.ts'
import { refuseCovered, stageCommands } from './stage.ts'
import type { State } from './state.ts'
import { timerCommands } from './timer.ts'
import { wordCommands } from './words.ts'
import { workCommands } from './works.ts'

const steps: Record<string, CommandRule> = {
  ...eventCommands,
  ...peopleCommands,
  ...prizeCommands,
  ...sponsorCommands,
  ...prizeImportCommands,
  ...rundownCommands,
  ...stageCommands,
  ...drawCommands,
  ...awardCommands,
  ...claimCommands,
  ...soundCommands,
  ...signOffCommands,
  ...noticeCommands,
  ...admissionCommands,
  ...seatingCommands,
  ...timerCommands,
  ...workCommands,
  ...wordCommands,
}

/**
 * The command that GO stands for, with the words called; null if the step that was named is not the next one. Who names none
 * has to say that `any` will do: two presses at once would otherwise take two steps.
 */
function stepOf(state: State, ask: { step?: string; word?: string }) {
  const step = nextStep(state)
  if (!step || (ask.step !== undefined && ask.step !== step.id)) return null
  return { type: step.type, ask: ask.word === undefined ? step.ask : { ...step.ask, word: ask.word } }
}

const go = command({
  roles: ['host'],
  ask: Type.Object(
    {
      step: Type.Optional(Type.String({ maxLength: 120 })),
      any: Type.Optional(Type.Literal(true)),
      word: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    { additionalProperties: false },
  ),
  touches(ask, state) {
    const step = stepOf(state, ask)
    return step ? ['show', ...steps[step.type]!.touches(step.ask, state)] : ['show']
  },
  refuse(state, ask, who) {
    if (ask.step === undefined && !ask.any) return refusal('step-missing')
    const step = stepOf(state, ask)
    if (!step) return nextStep(state) ? refusal('step-passed') : noStep(state, ask.step)
    if (ask.word !== undefined && step.type !== 'draw.call') return refusal('word-unwanted')
    return refuseCovered(state) ?? steps[step.type]!.refuse(state, step.ask, who)
  },
  decide(state, ask, context) {
    const step = stepOf(state, ask)!
    return steps[step.type]!.decide(state, step.ask, context)
  },
})

/** A step that somebody named has passed when there is none now. */
function noStep(state: State, step: string | undefined) {
  if (step !== undefined) return refusal('step-passed')
  return refusal(state.opened ? 'draw-open' : 'no-next-step', state.opened ? { draw: state.opened.no } : {})
}

/** Every command of an event, by its type: one registry for HTTP, sockets, panels and tests. */
export const commands: Record<string, CommandRule> = { ...steps, go }

export interface Command {
  type: string
  ask: unknown
}

/** Whether a role may give a command at all. */
export function mayCommand(rules: Record<string, CommandRule>, type: string, role: Who['role']): boolean {
  return Object.hasOwn(rules, type) && rules[type]!.roles.includes(role)
}
