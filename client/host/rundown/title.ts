import { linesOf } from '../../../shared/scenes/content.ts'
import { sceneNamed } from '../../../shared/scenes/index.ts'
import type { Cue, State } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
import { useHostText } from '../text.ts'

/** Names a cue in lists: by its title, else its prize, else the first text of its content, else its scene. */
export function useCueTitle(): (state: State, cue: Cue) => string {
  const { t, has } = useHostText()
  return (state, cue) => {
    const prize = cue.prize ? find(state.prizes, cue.prize)?.name : ''
    const texts = Object.entries(sceneNamed(cue.scene)?.content ?? {}).filter(
      ([, { kind }]) => kind === 'text',
    )
    const said = texts.flatMap(([name]) => linesOf('text', cue.content[name]))[0]
    const scene = `scene.${cue.scene}`
    return cue.title || prize || said || (has(scene) ? t(scene) : cue.scene)
  }
}
