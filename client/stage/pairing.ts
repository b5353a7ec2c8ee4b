import { onScopeDispose, ref, type Ref } from 'vue'
import { isRefusal, type Role } from '../../shared/show/rule.ts'
import { ask, read } from '../link/http.ts'
import type { Session } from './entrance.ts'

export interface Pairing {
  /** The code that the host approves; '' until there is one. */
  code: Ref<string>
  /** The server cannot be reached just now. */
  unreachable: Ref<boolean>
}

const ASK = 1500
const AGAIN = 3000

/** Shows a code and waits until the host has approved it; a code that is used up is replaced by itself. */
export function usePairing(role: Role, paired: (session: Session) => void): Pairing {
  const code = ref('')
  const unreachable = ref(false)
  const end = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const pause = (ms: number) => new Promise((done) => (timer = setTimeout(done, ms)))

  async function run(): Promise<void> {
    while (!end.signal.aborted) {
      const asked = await ask<{ pair: string; code: string }>({ role: 'hall' }, 'POST', '/api/pair', { role })
      unreachable.value = isRefusal(asked) && asked.refused === 'offline'
      if (isRefusal(asked)) {
        await pause(AGAIN)
        continue
      }
      code.value = asked.code
      const session = await wait(asked.pair)
      code.value = ''
      if (session && !end.signal.aborted) return paired(session)
    }
  }

  /** The session of a pair; null once the pair is used up. */
  async function wait(pair: string): Promise<Session | null> {
    while (!end.signal.aborted) {
      await pause(ASK)
      const said = await fetched(pair)
      unreachable.value = said === null
      if (said === null || 'waiting' in said) continue
      return isRefusal(said) ? null : said
    }
    return null
  }

  onScopeDispose(() => {
    end.abort()
    clearTimeout(timer)
  })
  void run()
  return { code, unreachable }
}

/** What the server says of a pair; null where it cannot be reached. The pair travels in a header: it is a secret. */
async function fetched(pair: string) {
  try {
    return await read<{ waiting: true } | { token: string; role: Role }>(
      await fetch('/api/pair', { headers: { pair } }),
    )
  } catch {
    return null
  }
}
