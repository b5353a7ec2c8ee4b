import { hallLines } from '../../shared/scenes/index.ts'
import type { Draw, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'

/** What a phone shows about the current picture on stage. */
export interface OnNow {
  /** The name of the scene, '' if nothing is on. */
  scene: string
  /** The title that the host gave it; '' if none. */
  title: string
  /** Further texts of the scene, one per line. */
  lines: string[]
  /** A draw that is open or has just been held. */
  draw: Draw | null
  hold: boolean
  /** When a hold ends, in epoch ms, where the host said so. */
  back: number | undefined
  message: string
}

/** What is on, from the hall's view of the event. Black and freeze concern the stage's screens only, not phones. */
export function onNow(view: State): OnNow {
  const { layers, cue: shown, draw: drawn } = view.show
  const cue = shown === null ? undefined : find(view.cues, shown)
  const draw = (drawn !== null && find(view.draws, drawn)) || null
  const work = draw ? undefined : view.works?.find(({ group }) => group === view.show.work?.group)
  return {
    scene: draw ? 'draw' : (cue?.scene ?? ''),
    title: work?.title ?? (prizeOf(view, draw?.prize ?? cue?.prize) || cue?.title || ''),
    lines: work ? [work.group, work.sentence].filter(Boolean) : draw || !cue ? [] : hallLines(cue, view),
    draw,
    hold: layers.hold,
    back: layers.hold ? layers.back : undefined,
    message: layers.message?.text ?? '',
  }
}

function prizeOf(view: State, id: string | undefined): string {
  return (id && find(view.prizes, id)?.name) || ''
}
