import { onScopeDispose } from 'vue'

/** Where key presses of a screen go: to the panel of the same browser, so that the clicker works whichever has the focus. */
export const KEY_CHANNEL = 'drumroll-keys'

/** A press as the panel takes it. */
export interface StageKey {
  key: string
}

/** What a clicker sends, and the panel's own keys. */
const PASSED = new Set([
  ' ',
  'ArrowRight',
  'ArrowLeft',
  'PageDown',
  'PageUp',
  'b',
  'B',
  '.',
  'f',
  'F',
  'h',
  'H',
  'm',
  'M',
])

/** A screen takes no commands: it hands keys on to the panel, and does not reload by a slip of the finger. */
export function useKeys(): void {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(KEY_CHANNEL) : null

  function heard(event: KeyboardEvent): void {
    const reload = event.key === 'F5' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'r')
    if (reload) event.preventDefault()
    const modified = event.ctrlKey || event.metaKey || event.altKey
    if (modified || event.repeat || event.isComposing || !PASSED.has(event.key)) return
    event.preventDefault()
    channel?.postMessage({ key: event.key } satisfies StageKey)
  }
  addEventListener('keydown', heard)
  onScopeDispose(() => {
    removeEventListener('keydown', heard)
    channel?.close()
  })
}
