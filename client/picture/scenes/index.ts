import type { Component } from 'vue'
import { sceneNamed, type SceneName } from '../../../shared/scenes/index.ts'
import type { Cue } from '../../../shared/show/state.ts'

const components = import.meta.glob<Component>('./*.vue', { eager: true, import: 'default' })

/** The component of a scene, `Agenda.vue` of `agenda`: it takes `cue` (null where nothing is on) and lives with any content. */
export const componentOf = (name: SceneName): Component =>
  components[`./${name[0]!.toUpperCase()}${name.slice(1)}.vue`]!

/** What shows a cue; a cue of a scene that this version does not know shows its words, no cue the event. */
export function sceneOf(cue: Cue | null): Component {
  if (!cue) return componentOf('welcome')
  return componentOf(sceneNamed(cue.scene) ? (cue.scene as SceneName) : 'message')
}
