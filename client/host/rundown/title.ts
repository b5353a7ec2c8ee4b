import type { Cue, State } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
import { useHostText } from '../text.ts'

/** What a cue is called: its title, the name of its prize, what it says first, else its scene. */
export function useCueTitle(): (state: State, cue: Cue) => string {
  const { t, has } = useHostText()
  return (state, cue) => {
    const prize = cue.prize ? find(state.prizes, cue.prize)?.name : ''
    const said = ['name', 'text', 'task', 'subtitle'].map((member) => cue.content[member]).find((one) => one)
    const scene = `scene.${cue.scene}`
    return cue.title || prize || (typeof said === 'string' ? said : '') || (has(scene) ? t(scene) : cue.scene)
  }
}
