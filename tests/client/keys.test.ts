import { describe, expect, it } from 'vitest'
import { actionOf, type KeyPress } from '../../client/host/control/keys.ts'
import { TypedNumber } from '../../client/host/control/typedNumber.ts'

const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key,
  repeat: false,
  isComposing: false,
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  focus: null,
  ...rest,
})

const typed = (most: number, ...digits: [digit: number, at: number][]) => {
  const number = new TypedNumber()
  return digits.map(([digit, at]) => number.type(digit, at, most))
}

describe('the keys of the panel', () => {
  it.each([
    [' ', { does: 'go' }],
    ['PageUp', { does: 'back' }],
    ['A', { does: 'absent' }],
    ['0', { does: 'digit', digit: 0 }],
    ['9', { does: 'digit', digit: 9 }],
    ['x', null],
  ])('%s does what the sheet says', (key, action) => expect(actionOf(press(key))).toEqual(action))

  it('are dead while typing or composing, held down, and with a modifier', () => {
    for (const rest of [{ focus: 'typing' }, { isComposing: true }, { repeat: true }, { ctrlKey: true }])
      for (const key of ['a', '1', ' ']) expect(actionOf(press(key, rest as Partial<KeyPress>))).toBeNull()
    expect(actionOf(press(' ', { focus: 'button' }))).toBeNull()
    expect(actionOf(press('b', { focus: 'button' }))).toEqual({ does: 'black' })
  })
})

describe('typed digits', () => {
  it('are one number within a second, and two beyond it', () => {
    expect(typed(20, [1, 0], [2, 900])).toEqual([1, 12])
    expect(typed(20, [1, 0], [2, 1100])).toEqual([1, 2])
    expect(typed(200, [1, 0], [0, 900], [5, 1800])).toEqual([1, 10, 105])
  })

  it('begin anew where together they would be beyond the last cue, and are no number where there is none', () => {
    expect(typed(5, [1, 0], [2, 100])).toEqual([1, 2])
    expect(typed(5, [7, 0], [0, 100], [3, 200])).toEqual([null, null, 3])
  })
})
