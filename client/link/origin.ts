import { ref, type Ref } from 'vue'
import type { AddressAnswer } from '../../shared/wire.ts'
import { ask } from './http.ts'
import { isRefusal } from '../../shared/show/rule.ts'

/**
 * Origin of the addresses in a page's QR codes: the one that phones can reach according to the server, even if the
 * page itself was opened at `localhost`.
 */
export function useOrigin(): Ref<string> {
  const origin = ref(location.origin)
  void ask<AddressAnswer>({ role: 'hall' }, 'GET', '/api/address').then((said) => {
    if (!isRefusal(said) && said.origin) origin.value = said.origin
  })
  return origin
}
