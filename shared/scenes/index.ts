import type { Cue, State } from '../show/state.ts'
import { admission } from './admission.ts'
import { agenda } from './agenda.ts'
import { closing } from './closing.ts'
import { contentOf, linesOf } from './content.ts'
import { countdown } from './countdown.ts'
import { draw } from './draw.ts'
import { groups } from './groups.ts'
import { message } from './message.ts'
import { panel } from './panel.ts'
import { plan } from './plan.ts'
import type { Scene } from './scene.ts'
import { speaker } from './speaker.ts'
import { thanks } from './thanks.ts'
import { welcome } from './welcome.ts'
import { winners } from './winners.ts'

/** Every scene, in the order in which the panel offers them. */
export const SCENES = [
  welcome,
  agenda,
  admission,
  plan,
  speaker,
  panel,
  thanks,
  draw,
  winners,
  countdown,
  groups,
  message,
  closing,
] as const

export type SceneName = (typeof SCENES)[number]['name']

/** The scene of that name; undefined for one that this version does not know. */
export const sceneNamed = (name: string): Scene | undefined => SCENES.find((scene) => scene.name === name)

/**
 * What phones in the hall say of a cue below its title: an agenda item by item, all else in one line. A list that is
 * left empty stands for all sponsors of the event; of groups a phone knows only those named.
 */
export function hallLines(cue: State['cues'][number], { sponsors }: Pick<State, 'sponsors'>): string[] {
  const scene = sceneNamed(cue.scene)
  const said = (scene?.hall ?? []).map((name) => {
    const member = scene!.content[name]!
    const lines = linesOf(member.kind, cue.content[name])
    const all = member.kind === 'lines' && member.all === 'sponsors' && lines.length === 0
    return { member, lines: all ? sponsors.map((sponsor) => sponsor.name) : lines }
  })
  const inOneLine = said.filter(({ member }) => member.kind !== 'agenda').flatMap(({ lines }) => lines)
  const items = said.filter(({ member }) => member.kind === 'agenda').flatMap(({ lines }) => lines)
  return [inOneLine.join(' · '), ...items].filter((line) => line !== '' && line !== cue.title)
}

/** The digests of the pictures that a cue's content names. */
export function picturesOf(cue: Cue): string[] {
  const members = Object.entries(sceneNamed(cue.scene)?.content ?? {})
  const pictures = members.filter(([, { kind }]) => kind === 'picture').map(([name]) => name)
  const named = contentOf({ ...sceneNamed(cue.scene)?.content }, cue.content)
  return pictures.map((name) => String(named[name])).filter((sha) => sha !== '')
}
