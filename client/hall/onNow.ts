import type { Cue, Draw, State } from '../../shared/show/state.ts'
import { find } from '../../shared/show/table.ts'

/** What is on, as far as a phone in the hall says it. */
export interface OnNow {
  scene: string
  /** What it is about, in the words that the host typed; each may be ''. */
  title: string
  detail: string
  /** A draw that is open or has just been held. */
  draw: Draw | null
  hold: boolean
  message: string
}

/** What a hall's view says is on; black and freeze are the screen's affair and change nothing here. */
export function onNow(view: State): OnNow {
  const { layers, cue: shown, draw: drawn } = view.show
  const cue = shown === null ? undefined : find(view.cues, shown)
  const draw = (drawn !== null && find(view.draws, drawn)) || null
  const about = draw ? '' : wordsOf(cue)
  return {
    scene: draw ? 'draw' : (cue?.scene ?? ''),
    title: prizeOf(view, draw?.prize ?? cue?.prize) || cue?.title || '',
    detail: about === cue?.title ? '' : about,
    draw,
    hold: layers.hold,
    message: layers.message?.text ?? '',
  }
}

function prizeOf(view: State, id: string | undefined): string {
  return (id && find(view.prizes, id)?.name) || ''
}

/** The members of a cue's content that are worth a line on a phone, scene by scene. */
const WORDS: Record<string, readonly string[]> = {
  welcome: ['subtitle'],
  agenda: ['now'],
  speaker: ['name', 'topic'],
  message: ['text'],
  countdown: ['task'],
  closing: ['text', 'next'],
}

function wordsOf(cue: Cue | undefined): string {
  const members = (cue && WORDS[cue.scene]) ?? []
  return members
    .map((member) => cue?.content[member])
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '')
    .join(' · ')
}
