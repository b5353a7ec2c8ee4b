/** What a key does in the panel. `digit` carries a digit of the number of a cue. */
export type KeyAction =
  | { does: 'go' | 'back' | 'black' | 'freeze' | 'hold' | 'mute' | 'absent' | 'sheet' }
  | { does: 'digit'; digit: number }

/** The part of a key event that decides what it does. */
export interface KeyPress {
  key: string
  repeat: boolean
  isComposing: boolean
  keyCode: number
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  /** What has the focus, where keys mean something else there: a field or list, or a button reached by keyboard. */
  focus: 'typing' | 'button' | null
}

const ACTIONS: Record<string, Exclude<KeyAction['does'], 'digit'>> = {
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
  a: 'absent',
  '?': 'sheet',
}

/** The action of a key press; null while typing or composing (IME), for a key repeat, with a modifier and for any other key. */
export function actionOf(press: KeyPress): KeyAction | null {
  const { key, repeat, isComposing, keyCode, focus } = press
  if (repeat || isComposing || keyCode === 229 || press.ctrlKey || press.metaKey || press.altKey) return null
  if (focus === 'typing' || (focus === 'button' && (key === ' ' || key === 'Enter'))) return null
  if (/^\d$/u.test(key)) return { does: 'digit', digit: Number(key) }
  const does = ACTIONS[key.toLowerCase()]
  return does ? { does } : null
}
