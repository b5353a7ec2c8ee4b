import { linesOf, type Members } from '../../../shared/scenes/content.ts'
import { sceneNamed } from '../../../shared/scenes/index.ts'
import type { Cue, State } from '../../../shared/show/state.ts'
import { find } from '../../../shared/show/table.ts'
import { useHostText } from '../text.ts'

/** Names a cue in lists: by its title, else its prize, else the first text that phones say of it, else its scene. */
export function useCueTitle(): (state: State, cue: Cue) => string {
  const { t, has } = useHostText()
  return (state, cue) => {
    const prize = cue.prize ? find(state.prizes, cue.prize)?.name : ''
    const { content, hall } = sceneNamed(cue.scene) ?? { content: {} as Members, hall: [] }
    const texts = hall.filter((name) => content[name]?.kind === 'text')
    const said = texts.flatMap((name) => linesOf('text', cue.content[name]))[0]
    const scene = `scene.${cue.scene}`
    return cue.title || prize || said || (has(scene) ? t(scene) : cue.scene)
  }
}
