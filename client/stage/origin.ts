import { ref, type Ref } from 'vue'
import { ask } from '../link/http.ts'
import { isRefusal } from '../../shared/show/rule.ts'

/**
 * What the QR codes of this screen start with: the address that the server says phones can reach, which is not
 * `localhost` even where the screen itself is opened there.
 */
export function useOrigin(): Ref<string> {
  const origin = ref(location.origin)
  void ask<{ origin: string | null }>({ role: 'hall' }, 'GET', '/api/address').then((said) => {
    if (!isRefusal(said) && said.origin) origin.value = said.origin
  })
  return origin
}
