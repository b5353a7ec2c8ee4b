import type { Component } from 'vue'
import type { SceneName } from '../../../shared/scenes/index.ts'
import Admission from '~icons/lucide/list-ordered'
import Agenda from '~icons/lucide/list'
import Closing from '~icons/lucide/moon'
import Countdown from '~icons/lucide/timer'
import Draw from '~icons/lucide/gift'
import Groups from '~icons/lucide/users'
import Message from '~icons/lucide/type'
import Panel from '~icons/lucide/messages-square'
import Plan from '~icons/lucide/map'
import Other from '~icons/lucide/square'
import Speaker from '~icons/lucide/mic'
import Thanks from '~icons/lucide/handshake'
import Welcome from '~icons/lucide/door-open'
import Winners from '~icons/lucide/trophy'

const ICONS: Record<SceneName, Component> = {
  welcome: Welcome,
  admission: Admission,
  agenda: Agenda,
  speaker: Speaker,
  panel: Panel,
  plan: Plan,
  thanks: Thanks,
  groups: Groups,
  draw: Draw,
  winners: Winners,
  message: Message,
  countdown: Countdown,
  closing: Closing,
}

/** The icon of a scene; a plain one where this version does not know it. */
export const iconOf = (scene: string): Component =>
  Object.hasOwn(ICONS, scene) ? ICONS[scene as SceneName] : Other
