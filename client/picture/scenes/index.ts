import type { Component } from 'vue'
import type { SceneName } from '../../../shared/scenes.ts'
import type { Cue } from '../../../shared/show/state.ts'
import Agenda from './Agenda.vue'
import Closing from './Closing.vue'
import Countdown from './Countdown.vue'
import Groups from './Groups.vue'
import Message from './Message.vue'
import Prize from './Prize.vue'
import Speaker from './Speaker.vue'
import Thanks from './Thanks.vue'
import Welcome from './Welcome.vue'
import Winners from './Winners.vue'

/** Every scene by its name: a component that takes `cue` (null where nothing is on) and lives with any content. */
export const scenes: Record<SceneName, Component> = {
  welcome: Welcome,
  agenda: Agenda,
  speaker: Speaker,
  thanks: Thanks,
  draw: Prize,
  winners: Winners,
  countdown: Countdown,
  groups: Groups,
  message: Message,
  closing: Closing,
}

/** The scene of a cue; a cue of a scene that this version does not know shows its words. */
export function sceneOf(cue: Cue | null): Component {
  if (!cue) return Welcome
  return Object.hasOwn(scenes, cue.scene) ? scenes[cue.scene as SceneName] : Message
}
