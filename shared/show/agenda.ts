import { clockAt, planOf } from './schedule.ts'
import type { Cue } from './state.ts'

/** The name of the scene that lists what comes. */
const AGENDA = 'agenda'

/** Whether a cue is an agenda without a list of its own: it follows the rundown. */
export const followsRundown = ({ scene, content }: Cue): boolean =>
  scene === AGENDA && (content['items'] == null || String(content['items']).trim() === '')

/** Whether a cue is an agenda with a list of its own. */
export const hasOwnList = (cue: Cue): boolean => cue.scene === AGENDA && !followsRundown(cue)

/** A cue of the rundown as an agenda lists it; `at` as `19:30`, '' where the plan does not know it. */
export interface Listed {
  cue: Cue
  at: string
  title: string
  who: string
}

/** The cues that an agenda which follows the rundown may list, with their planned times: without agendas, and what is skipped or kept from it. */
export function listedOf(cues: readonly Cue[]): Listed[] {
  const plan = planOf(cues)
  return cues.flatMap((cue, i) => {
    if (cue.scene === AGENDA || cue.skip || cue.unlisted) return []
    const at = plan[i]!.at
    const { name } = cue.content
    return [
      {
        cue,
        at: at === null ? '' : clockAt(at),
        title: cue.title,
        who: typeof name === 'string' ? name : '',
      },
    ]
  })
}

/** A cue as the stage and phones show it: an agenda without a list of its own holds the cues of the rundown that have a title. */
export function withAgenda(cue: Cue, cues: readonly Cue[]): Cue {
  if (!followsRundown(cue)) return cue
  const items = listedOf(cues).flatMap(({ at, title, who }) => (title ? [{ at, title, who }] : []))
  return { ...cue, content: { ...cue.content, items } }
}
