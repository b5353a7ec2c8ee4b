import { onScopeDispose, ref, shallowRef } from 'vue'
import { refuse } from '../../shared/show/refuse.ts'
import { isRefusal, type Refusal } from '../../shared/show/rule.ts'
import type { CallerAnswer } from '../../shared/wire.ts'
import { ask } from '../link/http.ts'
import { askToPair, waitForApproval } from '../link/pairing.ts'
import { signIn, signOut, takeKey } from '../link/session.ts'
import { useShow } from '../show.ts'

const NAME = 'drumroll-desk-name'

/**
 * The way to the desk: by the session that the browser still has, by the key in the address, or by a code that the host
 * approves. The key stays in the address until somebody has said their name.
 */
export function useEntry() {
  const show = useShow()
  const stage = ref<'looking' | 'asking' | 'pairing' | 'in'>('looking')
  const name = ref(stored())
  const code = ref('')
  const refused = shallowRef<Refusal | null>(null)
  const end = new AbortController()

  function begin(as: string): void {
    const event = new URLSearchParams(location.search).get('event') ?? undefined
    name.value = as
    refused.value = null
    stage.value = 'in'
    show.connect('desk', { event, name: as, refuse })
  }

  async function look(): Promise<void> {
    if (hasKey()) {
      stage.value = 'asking'
      return
    }
    const said = await ask<CallerAnswer>({ role: 'desk' }, 'GET', '/api/session')
    if (!isRefusal(said)) begin(said.name)
    else {
      if (said.refused === 'offline') refused.value = said
      stage.value = 'asking'
    }
  }

  /** Signs in with the key of the address; it leaves the address here. */
  async function enter(): Promise<void> {
    const as = name.value.trim()
    const key = takeKey()
    if (as === '' || !key) return
    const said = await signIn(key, as)
    if (!isRefusal(said)) return remembered(as)
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
    stage.value = 'pairing'
    const session = await waitForApproval(said.pair, end.signal)
    if (end.signal.aborted) return
    if (session) return remembered(as)
    refused.value = { refused: 'pair-over', with: {} }
    stage.value = 'asking'
  }

  function remembered(as: string): void {
    try {
      localStorage.setItem(NAME, as)
    } catch {
      // a private window may refuse storage: the name is then asked again
    }
    begin(as)
  }

  async function leave(): Promise<void> {
    await signOut('desk')
    show.disconnect()
    stage.value = 'asking'
  }

  /** A link of another key was opened in the same tab. */
  function onHash(): void {
    if (hasKey()) stage.value = 'asking'
  }

  void look()
  addEventListener('hashchange', onHash)
  onScopeDispose(() => {
    end.abort()
    removeEventListener('hashchange', onHash)
  })
  return { stage, name, code, refused, hasKey, enter, pair, leave }
}

/** Whether the page was opened by a key link. */
const hasKey = (): boolean => location.hash.startsWith('#key=')

function stored(): string {
  try {
    return localStorage.getItem(NAME) ?? ''
  } catch {
    return ''
  }
}
