import { onScopeDispose } from 'vue'
import { pressedAt } from '../kit/pressedAt.ts'
import { keyChannel, type ScreenKey } from '../link/keyChannel.ts'

/** Keys sent by presentation clickers, and the panel's own keys. */
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

/** Forwards key presses to the panel, since a screen sends no commands itself, and blocks accidental reloads by keyboard. */
export function useKeys(): void {
  const channel = keyChannel()

  function heard(event: KeyboardEvent): void {
    const reload = event.key === 'F5' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'r')
    if (reload) event.preventDefault()
    const modified = event.ctrlKey || event.metaKey || event.altKey
    if (modified || event.repeat || event.isComposing || !PASSED.has(event.key)) return
    event.preventDefault()
    channel?.postMessage({ key: event.key, at: pressedAt(event) } satisfies ScreenKey)
  }
  addEventListener('keydown', heard)
  onScopeDispose(() => {
    removeEventListener('keydown', heard)
    channel?.close()
  })
}
