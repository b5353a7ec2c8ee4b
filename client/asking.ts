import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { isRefusal, type Refusal } from '../shared/show/rule.ts'
import { useRefusals } from './kit/refusals.ts'
import type { CommandAnswer } from '../shared/wire.ts'
import { useShow } from './show.ts'

export interface Asking {
  /** A command has been sent and is not answered yet. */
  busy: Ref<boolean>
  /** Why the last one was refused, in words; null if it was not. */
  problem: ComputedRef<string | null>
  /** Sends a command; null where it was refused. A second one while the first is under way is not sent. */
  ask(type: string, what?: object): Promise<CommandAnswer | null>
  /** Why a command may not be given now, in words; null if it may. */
  why(type: string, what?: object): string | null
  clear(): void
}

/** Sends the commands of one part of a page and keeps the state of the last one for its buttons and notices. */
export function useAsking(): Asking {
  const show = useShow()
  const { say } = useRefusals()
  const busy = ref(false)
  const refused = shallowRef<Refusal | null>(null)
  return {
    busy,
    problem: computed(() => say(refused.value)),
    async ask(type, what = {}) {
      if (busy.value) return null
      busy.value = true
      refused.value = null
      try {
        const said = await show.send(type, what)
        if (!isRefusal(said)) return said
        refused.value = said
        return null
      } finally {
        busy.value = false
      }
    },
    why: (type, what = {}) => say(show.why(type, what)),
    clear: () => (refused.value = null),
  }
}
