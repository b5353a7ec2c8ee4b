/** What a key asks of the panel. `preview` carries the number of the cue, from 0. */
export type KeyAction =
  | { does: 'go' | 'back' | 'black' | 'freeze' | 'hold' | 'mute' | 'sheet' }
  | { does: 'preview'; cue: number }

/** What is looked at of a key press. */
export interface KeyPress {
  key: string
  repeat: boolean
  isComposing: boolean
  keyCode: number
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  /** Whether the focus is where keys mean something else: a field, a list, a button reached by the keyboard. */
  taken: 'typing' | 'button' | null
}

const ACTIONS: Record<string, KeyAction['does']> = {
  ' ': 'go',
  arrowright: 'go',
  pagedown: 'go',
  arrowleft: 'back',
  pageup: 'back',
  b: 'black',
  '.': 'black',
  f: 'freeze',
  h: 'hold',
  m: 'mute',
  '?': 'sheet',
}

/** The action of a key press; null where it means nothing here: while typing, composing or repeating, or with a modifier. */
export function actionOf(press: KeyPress): KeyAction | null {
  const { key, repeat, isComposing, keyCode, taken } = press
  if (repeat || isComposing || keyCode === 229 || press.ctrlKey || press.metaKey || press.altKey) return null
  if (taken === 'typing' || (taken === 'button' && (key === ' ' || key === 'Enter'))) return null
  if (/^[1-9]$/u.test(key)) return { does: 'preview', cue: Number(key) - 1 }
  const does = ACTIONS[key.toLowerCase()]
  return does && does !== 'preview' ? { does } : null
}
