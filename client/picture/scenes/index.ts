import type { Component } from 'vue'
import { sceneNamed, type SceneName } from '../../../shared/scenes/index.ts'
import type { Cue } from '../../../shared/show/state.ts'

const components = import.meta.glob<Component>('./*.vue', { eager: true, import: 'default' })

/**
 * The component of a scene by its file name (`Agenda.vue` for `agenda`). Its prop `cue` may be null, and it renders any
 * content.
 */
export const componentOf = (name: SceneName): Component =>
  components[`./${name[0]!.toUpperCase()}${name.slice(1)}.vue`]!

/** The component for a cue: `Message` for a scene that this version does not know, `Welcome` if there is no cue. */
export function sceneOf(cue: Cue | null): Component {
  if (!cue) return componentOf('welcome')
  return componentOf(sceneNamed(cue.scene) ? (cue.scene as SceneName) : 'message')
}
