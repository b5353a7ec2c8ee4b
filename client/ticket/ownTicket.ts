import { onScopeDispose, ref, shallowRef } from 'vue'
import { isRefusal } from '../../shared/show/rule.ts'
import type { OwnTicket } from '../../shared/wire.ts'
import { ask } from '../link/http.ts'

/** Milliseconds between two requests, and the most that is added at random, so that a whole hall does not ask at once. */
const POLL_EVERY_MS = 20_000
const POLL_SPREAD_MS = 10_000

/** The key in the address, after `#`; it stays there, so that a reload works. */
const keyInAddress = (): string => location.hash.slice(1)

/** The ticket that the key in the address opens, read again regularly while the page is visible. */
export function useOwnTicket() {
  const own = shallowRef<OwnTicket | null>(null)
  const state = ref<'loading' | 'no-key' | 'key-unknown' | 'not-reached' | 'here'>('loading')
  const event = new URLSearchParams(location.search).get('event') ?? 'current'
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    clearTimeout(timer)
    const key = keyInAddress()
    if (key === '') {
      own.value = null
      state.value = 'no-key'
      return
    }
    const path = `/api/events/${encodeURIComponent(event)}/ticket`
    const said = await ask<OwnTicket>({ role: 'hall' }, 'POST', path, { key })
    if (key !== keyInAddress()) return
    if (!isRefusal(said)) {
      own.value = said
      state.value = 'here'
    } else if (said.refused === 'ticket-unknown' || said.refused === 'not-found') {
      own.value = null
      state.value = 'key-unknown'
    } else {
      state.value = own.value ? 'here' : 'not-reached'
    }
    timer = setTimeout(lookIfSeen, POLL_EVERY_MS + spread())
  }

  function lookIfSeen(): void {
    if (document.visibilityState === 'visible') void look()
  }

  void look()
  addEventListener('hashchange', look)
  document.addEventListener('visibilitychange', lookIfSeen)
  onScopeDispose(() => {
    clearTimeout(timer)
    removeEventListener('hashchange', look)
    document.removeEventListener('visibilitychange', lookIfSeen)
  })
  return { own, state }
}

function spread(): number {
  return (crypto.getRandomValues(new Uint16Array(1))[0]! / 65_536) * POLL_SPREAD_MS
}
