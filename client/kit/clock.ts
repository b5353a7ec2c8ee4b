import { onScopeDispose, ref, type Ref } from 'vue'
import { useShow } from '../show.ts'

/** The server's time in epoch ms, updated every so many ms, for what counts down in minutes. */
export function useServerTime(every = 5_000): Ref<number> {
  const show = useShow()
  const now = ref(show.serverNow())
  const timer = setInterval(() => (now.value = show.serverNow()), every)
  onScopeDispose(() => clearInterval(timer))
  return now
}
