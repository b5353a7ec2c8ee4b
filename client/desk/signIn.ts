import { onScopeDispose, ref, shallowRef } from 'vue'
import { refuse } from '../../shared/show/refuse.ts'
import { isRefusal, type Refusal } from '../../shared/show/rule.ts'
import type { CallerAnswer } from '../../shared/wire.ts'
import { ask } from '../link/http.ts'
import { askToPair, waitForApproval } from '../link/pairing.ts'
import { signIn, signOut, takeKey } from '../link/session.ts'
import { useShow } from '../show.ts'

const NAME_STORAGE_KEY = 'drumroll-desk-name'

/**
 * Signs the desk in: with the session whose cookie the browser still has, with the key in the address, or by a pairing code
 * that the host approves. The key stays in the address until a name has been given, so that a reload does not lose it.
 */
export function useSignIn() {
  const show = useShow()
  const phase = ref<'checking' | 'asking' | 'pairing' | 'in'>('checking')
  const name = ref(stored())
  const code = ref('')
  const refused = shallowRef<Refusal | null>(null)
  const end = new AbortController()

  function connect(as: string): void {
    const event = new URLSearchParams(location.search).get('event') ?? undefined
    name.value = as
    refused.value = null
    phase.value = 'in'
    show.connect('desk', { event, name: as, refuse })
  }

  async function resume(): Promise<void> {
    if (hasKey()) {
      phase.value = 'asking'
      return
    }
    const said = await ask<CallerAnswer>({ role: 'desk' }, 'GET', '/api/session')
    if (!isRefusal(said)) connect(said.name)
    else {
      if (said.refused === 'offline') refused.value = said
      phase.value = 'asking'
    }
  }

  /** Signs in with the key in the address, which is removed from it; put back while the server cannot be reached. */
  async function enter(): Promise<void> {
    const as = name.value.trim()
    const key = takeKey()
    if (as === '' || !key) return
    const said = await signIn(key, as)
    if (!isRefusal(said)) return remember(as)
    refused.value = said
    if (said.refused === 'offline') location.hash = `key=${key}`
  }

  async function pair(): Promise<void> {
    const as = name.value.trim()
    if (as === '') return
    const said = await askToPair('desk', as)
    if (isRefusal(said)) {
      refused.value = said
      return
    }
    refused.value = null
    code.value = said.code
    phase.value = 'pairing'
    const session = await waitForApproval(said.pair, end.signal)
    if (end.signal.aborted) return
    if (session) return remember(as)
    refused.value = { refused: 'pair-over', with: {} }
    phase.value = 'asking'
  }

  function remember(as: string): void {
    try {
      localStorage.setItem(NAME_STORAGE_KEY, as)
    } catch {
      // A private window may refuse storage: then the name is asked for again next time.
    }
    connect(as)
  }

  async function leave(): Promise<void> {
    await signOut('desk')
    show.disconnect()
    phase.value = 'asking'
  }

  /** Another key link was opened in this tab. */
  function onHash(): void {
    if (hasKey()) phase.value = 'asking'
  }

  void resume()
  addEventListener('hashchange', onHash)
  onScopeDispose(() => {
    end.abort()
    removeEventListener('hashchange', onHash)
  })
  return { phase, name, code, refused, hasKey, enter, pair, leave }
}

/** Whether the address carries a key. */
const hasKey = (): boolean => location.hash.startsWith('#key=')

function stored(): string {
  try {
    return localStorage.getItem(NAME_STORAGE_KEY) ?? ''
  } catch {
    return ''
  }
}
