import { reactive } from 'vue'
import type { Cue } from '../../../shared/show/state.ts'

export const COLOURS = ['amber', 'rose', 'violet', 'blue', 'teal'] as const
export type CueColour = (typeof COLOURS)[number]

/** The plan of a cue as its form holds it: '' and 0 where nothing is planned. */
export interface PlanDraft {
  at: string
  minutes: number
  colour: CueColour | ''
  unlisted: boolean
  /** Whether what is typed is no time of day. */
  readonly atWrong: boolean
}

export function planDraft(cue: Partial<Cue>): PlanDraft {
  return reactive({
    at: cue.at ?? '',
    minutes: cue.minutes ?? 0,
    colour: cue.colour ?? '',
    unlisted: cue.unlisted ?? false,
    get atWrong(): boolean {
      return this.at !== '' && clockIn(this.at) === ''
    },
  })
}

/** A time of day as it is saved, `9:05` as `09:05`; '' if it is none. */
export function clockIn(typed: string): string {
  const [, hours = '', minutes] = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/u.exec(typed.trim()) ?? []
  return minutes === undefined ? '' : `${hours.padStart(2, '0')}:${minutes}`
}

/** What a save says of the plan. */
export const planAsked = ({ at, minutes, colour, unlisted }: PlanDraft) => ({
  at: clockIn(at),
  minutes: minutes || null,
  colour,
  unlisted,
})
