import { ref, shallowRef, watch } from 'vue'
import { refuse } from '../../../shared/show/refuse.ts'
import { isRefusal, type Refusal } from '../../../shared/show/rule.ts'
import { signIn, takeKey } from '../../link/session.ts'
import { useShow } from '../../show.ts'
import { useHouse } from '../house/house.ts'
import { useSwitchEvent } from '../house/switchEvent.ts'

/** The way into the panel: by the key in the address, by one typed in, or by the session that the browser still has. */
export function useEntry() {
  const show = useShow()
  const house = useHouse()
  const turn = useSwitchEvent()
  const entering = ref(false)
  const refused = shallowRef<Refusal | null>(null)

  async function enter(key: string | null): Promise<void> {
    entering.value = true
    const said = key ? await signIn(key) : null
    entering.value = false
    refused.value = said && isRefusal(said) ? said : null
    if (refused.value) return
    const event = new URLSearchParams(location.search).get('event') ?? undefined
    show.connect('host', { event, refuse })
    house.connect()
  }

  // The event that the address names may have been deleted since.
  watch(
    () => show.refused?.refused,
    (code) => {
      if (code === 'event-unknown') turn()
    },
  )
  void enter(takeKey())
  addEventListener('hashchange', () => {
    const key = takeKey()
    if (key) void enter(key)
  })
  return { entering, refused, enter }
}
