import { onScopeDispose } from 'vue'
import { pressedAt } from '../../kit/pressedAt.ts'
import { keyChannel, type ScreenKey } from '../../link/keyChannel.ts'
import { useShow } from '../../show.ts'
import { actionOf, type KeyAction, type KeyPress } from './keys.ts'
import { useLayers } from './layers.ts'
import { useMarkAbsent } from '../draw/markAbsent.ts'
import { usePreview } from './preview.ts'
import { useGo } from './go.ts'
import { useRoom } from '../rooms/rooms.ts'
import { TypedNumber } from './typedNumber.ts'

/**
 * Acts on the panel's keys, pressed anywhere on the page or in a stage window of the same browser, so that a clicker works
 * whichever window has the focus. `keys.ts` says which keys, and when they are ignored. In a room without GO the panel's own keys
 * only cover and mute the stage: a press there is not meant for a step that nobody sees.
 */
export function useKeys(sheet: () => void): void {
  const show = useShow()
  const preview = usePreview()
  const go = useGo()
  const room = useRoom()
  const layers = useLayers()
  const markAbsent = useMarkAbsent()
  const number = new TypedNumber()

  /** Picks the cue of the number that is being typed, which counts from 1. */
  function pick(digit: number, at: number): void {
    const cues = show.state?.cues ?? []
    const typed = number.type(digit, at, cues.length)
    const cue = typed === null ? undefined : cues[typed - 1]
    if (cue) preview.pick(cue.id)
  }

  /** Does what a key says that was pressed at an instant, epoch ms. */
  function run(action: KeyAction, at: number): void {
    if (action.does === 'digit') pick(action.digit, at)
    else if (action.does === 'go') void go.press(at)
    else if (action.does === 'back') void go.back()
    else if (action.does === 'sheet') sheet()
    else if (action.does === 'absent') markAbsent()
    else void layers.toggle(action.does)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented) return
    if (event.key === 'Escape' && !event.isComposing) letGo()
    const action = actionOf({ ...pressOf(event), focus: focusOf(document.activeElement) })
    if (!action || (!room.isShow && NEEDS_SHOW.has(action.does))) return
    event.preventDefault()
    run(action, pressedAt(event))
  }

  /** A key that a stage window passed on: no typing and no key repeat, since it filters those out. */
  function onStageKey({ data }: MessageEvent<ScreenKey>): void {
    const action = actionOf({ ...UNMODIFIED, key: data.key, focus: null })
    if (action) run(action, data.at)
  }

  const channel = keyChannel()
  channel?.addEventListener('message', onStageKey)
  addEventListener('keydown', onKeyDown)
  addEventListener('click', onClick)
  onScopeDispose(() => {
    channel?.close()
    removeEventListener('keydown', onKeyDown)
    removeEventListener('click', onClick)
  })
}

/** What a key does only where rundown, monitors and GO are in sight. */
const NEEDS_SHOW: ReadonlySet<KeyAction['does']> = new Set(['go', 'back', 'absent', 'digit'])

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
}: KeyboardEvent): Omit<KeyPress, 'focus'> => ({
  key,
  repeat,
  isComposing,
  keyCode,
  ctrlKey,
  metaKey,
  altKey,
})

function focusOf(element: Element | null): KeyPress['focus'] {
  if (!element || element === document.body) return null
  if (element.matches('input, textarea, select, [contenteditable]')) return 'typing'
  return element.matches('button, a, [role=button]') ? 'button' : null
}

/** Takes the focus off a field or button, so that keys mean again what the sheet says. */
function letGo(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Takes the focus off a button that was clicked, so that the space bar afterwards is GO and not another click. */
function onClick(event: MouseEvent): void {
  const button = (event.target as Element).closest?.('button')
  if (event.detail > 0 && button) letGo()
}
