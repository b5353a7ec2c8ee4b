import { onScopeDispose } from 'vue'
import { useShow } from '../../show.ts'
import { actionOf, type KeyAction, type KeyPress } from './keys.ts'
import { useLayers } from './layers.ts'
import { usePreview } from './preview.ts'
import { useStep } from './step.ts'

/** The panel's keys, heard on the whole page; see `keys.ts` for which and when. */
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

  addEventListener('keydown', heard)
  addEventListener('click', released)
  onScopeDispose(() => {
    removeEventListener('keydown', heard)
    removeEventListener('click', released)
  })
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
