import { onScopeDispose, ref, type Ref } from 'vue'
import { useShow } from '../show.ts'

/** The server's time in epoch ms, updated twice a second, for countdowns in the panel. */
export function useNow(): Ref<number> {
  const show = useShow()
  const now = ref(show.serverNow())
  const timer = setInterval(() => (now.value = show.serverNow()), 500)
  onScopeDispose(() => clearInterval(timer))
  return now
}
