import { onScopeDispose } from 'vue'
import { keyChannel, type ScreenKey } from '../../link/keyChannel.ts'
import { useShow } from '../../show.ts'
import { actionOf, type KeyAction, type KeyPress } from './keys.ts'
import { useLayers } from './layers.ts'
import { usePreview } from './preview.ts'
import { useStep } from './step.ts'

/**
 * The panel's keys, heard on the whole page and handed on by the stage windows of this browser, so that a clicker works
 * whichever has the focus; see `keys.ts` for which and when.
 */
export function useKeys(sheet: () => void): void {
  const show = useShow()
  const preview = usePreview()
  const step = useStep()
  const layers = useLayers()

  function act(action: KeyAction): void {
    if (action.does === 'preview') {
      const cue = show.state?.cues[action.cue]
      if (cue) preview.pick(cue.id)
    } else if (action.does === 'go') void step.press()
    else if (action.does === 'back') void step.back()
    else if (action.does === 'sheet') sheet()
    else void layers.toggle(action.does)
  }

  function heard(event: KeyboardEvent): void {
    if (event.defaultPrevented) return
    const action = actionOf({ ...pressOf(event), taken: takenBy(document.activeElement) })
    if (!action) return
    event.preventDefault()
    act(action)
  }

  /** What a stage window hands on was no typing there, and no repetition. */
  function handed({ data }: MessageEvent<ScreenKey>): void {
    const action = actionOf({ ...UNMODIFIED, key: data.key, taken: null })
    if (action) act(action)
  }

  const channel = keyChannel()
  channel?.addEventListener('message', handed)
  addEventListener('keydown', heard)
  addEventListener('click', released)
  onScopeDispose(() => {
    channel?.close()
    removeEventListener('keydown', heard)
    removeEventListener('click', released)
  })
}

const UNMODIFIED = {
  repeat: false,
  isComposing: false,
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
}

const pressOf = ({
  key,
  repeat,
  isComposing,
  keyCode,
  ctrlKey,
  metaKey,
  altKey,
}: KeyboardEvent): Omit<KeyPress, 'taken'> => ({
  key,
  repeat,
  isComposing,
  keyCode,
  ctrlKey,
  metaKey,
  altKey,
})

function takenBy(element: Element | null): KeyPress['taken'] {
  if (!element || element === document.body) return null
  if (element.matches('input, textarea, select, [contenteditable]')) return 'typing'
  return element.matches('button, a, [role=button]') ? 'button' : null
}

/** A button that was pressed by pointer gives the focus back, so that a following space is GO and not that button. */
function released(event: MouseEvent): void {
  const button = (event.target as Element).closest?.('button')
  if (event.detail > 0 && button && document.activeElement instanceof HTMLElement)
    document.activeElement.blur()
}
