import { computed, onScopeDispose, ref, watch } from 'vue'
import { isRefusal } from '../../shared/show/rule.ts'
import { signIn } from '../link/session.ts'
import { useShow } from '../show.ts'

/** Milliseconds until a sign-in that did not reach the server is tried again. */
const RETRY_AFTER_MS = 3000

/** The key in the address, after `#`; it stays there, so that a reload works. */
const keyInAddress = (): string => location.hash.slice(1)

/** Why the page shows no ticket; null once it does. */
export type Trouble = 'loading' | 'no-key' | 'key-unknown' | 'ticket-gone' | 'too-many' | 'not-reached'

/** Signs in with the key in the address, and keeps what its owner sees up to date. */
export function useGuest() {
  const show = useShow()
  const trouble = ref<Trouble>('loading')
  /** When the picture was last known to be true, epoch ms; null while it is. */
  const lostAt = ref<number | null>(null)
  let retry: ReturnType<typeof setTimeout> | undefined

  async function enter(): Promise<void> {
    clearTimeout(retry)
    const key = keyInAddress()
    show.disconnect()
    if (key === '') return void (trouble.value = 'no-key')
    trouble.value = 'loading'
    const said = await signIn(key)
    if (key !== keyInAddress()) return
    // A key that opens another page is no ticket's.
    if (!isRefusal(said) && said.role === 'guest') return show.connect('guest', { token: said.token })
    const code = isRefusal(said) ? said.refused : 'key-unknown'
    const known = (['key-unknown', 'ticket-gone', 'too-many'] as const).find((one) => one === code)
    trouble.value = known ?? 'not-reached'
    if (!known || known === 'too-many') retry = setTimeout(enter, RETRY_AFTER_MS)
  }

  watch(
    () => show.link,
    (link) => {
      if (link === 'live') lostAt.value = null
      else if (link === 'lost') lostAt.value ??= show.serverNow()
      // Whoever was taken off the list is told so by the sign-in.
      if (link === 'refused' && show.refused?.refused === 'session-unknown') void enter()
    },
  )
  void enter()
  addEventListener('hashchange', enter)
  onScopeDispose(() => {
    clearTimeout(retry)
    removeEventListener('hashchange', enter)
  })
  const view = computed(() => (show.state?.own || show.state?.table ? show.state : null))
  return { view, trouble, lostAt }
}
