import { onScopeDispose } from 'vue'
import { keyChannel, type ScreenKey } from '../link/keyChannel.ts'

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
  const channel = keyChannel()

  function heard(event: KeyboardEvent): void {
    const reload = event.key === 'F5' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'r')
    if (reload) event.preventDefault()
    const modified = event.ctrlKey || event.metaKey || event.altKey
    if (modified || event.repeat || event.isComposing || !PASSED.has(event.key)) return
    event.preventDefault()
    channel?.postMessage({ key: event.key } satisfies ScreenKey)
  }
  addEventListener('keydown', heard)
  onScopeDispose(() => {
    removeEventListener('keydown', heard)
    channel?.close()
  })
}
