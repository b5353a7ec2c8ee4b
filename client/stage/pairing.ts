import { onScopeDispose, ref, type Ref } from 'vue'
import { isRefusal, type Role } from '../../shared/show/rule.ts'
import { askToPair, pause, waitForApproval } from '../link/pairing.ts'
import type { SessionAnswer } from '../../shared/wire.ts'

/** Delay in ms before asking for a code again after a failure. */
const RETRY_MS = 3000

/**
 * Gets a pairing code and waits until the host approves it; an expired code is replaced automatically. `code` is '' until
 * there is one; `unreachable` is true while the server cannot be reached.
 */
export function usePairing(
  role: Role,
  paired: (session: SessionAnswer) => void,
): { code: Ref<string>; unreachable: Ref<boolean> } {
  const code = ref('')
  const unreachable = ref(false)
  const end = new AbortController()

  async function run(): Promise<void> {
    while (!end.signal.aborted) {
      const asked = await askToPair(role)
      unreachable.value = isRefusal(asked) && asked.refused === 'offline'
      if (isRefusal(asked)) {
        await pause(RETRY_MS, end.signal)
        continue
      }
      code.value = asked.code
      const session = await waitForApproval(asked.pair, end.signal, (is) => (unreachable.value = !is))
      code.value = ''
      if (session && !end.signal.aborted) return paired(session)
    }
  }

  onScopeDispose(() => end.abort())
  void run()
  return { code, unreachable }
}
