import { ref, type Ref } from 'vue'
import type { AddressAnswer } from '../../shared/wire.ts'
import { ask } from '../link/http.ts'
import { isRefusal } from '../../shared/show/rule.ts'

/**
 * What the QR codes of this screen start with: the address that the server says phones can reach, which is not
 * `localhost` even where the screen itself is opened there.
 */
export function useOrigin(): Ref<string> {
  const origin = ref(location.origin)
  void ask<AddressAnswer>({ role: 'hall' }, 'GET', '/api/address').then((said) => {
    if (!isRefusal(said) && said.origin) origin.value = said.origin
  })
  return origin
}
