import { clockAt, planOf } from './schedule.ts'
import type { Cue } from './state.ts'

/** The name of the scene that lists what comes. */
const AGENDA = 'agenda'

/** Whether a cue is an agenda without a list of its own: it follows the rundown. */
export const followsRundown = ({ scene, content }: Cue): boolean =>
  scene === AGENDA && (content['items'] == null || String(content['items']).trim() === '')

/**
 * A cue as the stage and phones show it: an agenda without a list of its own holds the cues of the rundown that have a title, with
 * their planned times; those that are skipped or kept from it are left out.
 */
export function withAgenda(cue: Cue, cues: readonly Cue[]): Cue {
  if (!followsRundown(cue)) return cue
  const plan = planOf(cues)
  const items = cues.flatMap(({ title, scene, content, skip, unlisted }, i) => {
    if (!title || scene === AGENDA || skip || unlisted) return []
    const at = plan[i]!.at
    const { name } = content
    return [{ at: at === null ? '' : clockAt(at), title, who: typeof name === 'string' ? name : '' }]
  })
  return { ...cue, content: { ...cue.content, items } }
}
