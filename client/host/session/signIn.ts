import { ref, shallowRef, watch } from 'vue'
import { refuse } from '../../../shared/show/refuse.ts'
import { isRefusal, type Refusal } from '../../../shared/show/rule.ts'
import { signIn, takeKey } from '../../link/session.ts'
import { useShow } from '../../show.ts'
import { useHouse } from '../house/house.ts'
import { useSwitchEvent } from '../house/switchEvent.ts'

/** Signs the host in: with the key in the address, with one typed in, or with the session whose cookie the browser still has. */
export function useSignIn() {
  const show = useShow()
  const house = useHouse()
  const switchEvent = useSwitchEvent()
  const signingIn = ref(false)
  const refused = shallowRef<Refusal | null>(null)

  async function signInWith(key: string | null): Promise<void> {
    signingIn.value = true
    const said = key ? await signIn(key) : null
    signingIn.value = false
    refused.value = said && isRefusal(said) ? said : null
    if (refused.value) return
    const event = new URLSearchParams(location.search).get('event') ?? undefined
    show.connect('host', { event, refuse })
    house.connect()
  }

  // The event named in the address may have been deleted since: then follow the current one.
  watch(
    () => show.refused?.refused,
    (code) => {
      if (code === 'event-unknown') switchEvent()
    },
  )
  void signInWith(takeKey())
  addEventListener('hashchange', () => {
    const key = takeKey()
    if (key) void signInWith(key)
  })
  return { signingIn, refused, signInWith }
}
