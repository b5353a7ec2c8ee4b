import { expect, test } from 'vitest'
import { SecondEnter, SecondPress } from '../../client/desk/secondPress.ts'

const press = (button: string, at: number, x = 100, row = '') => ({ button, row, at, x, y: 40 })

test('the second half of a double press falls on no other button', () => {
  const presses = new SecondPress<string>()
  expect(presses.isStray(press('hand over 1', 1000))).toBe(false)
  expect(presses.isStray(press('hand over 2', 1140))).toBe(true)
  // The place stays guarded against a third and a fourth, and is free again after a moment.
  expect(presses.isStray(press('hand over 2', 1399))).toBe(true)
  expect(presses.isStray(press('hand over 2', 1400))).toBe(false)
})

test('a button that went from one row to the next is another one', () => {
  const presses = new SecondPress<string>()
  expect(presses.isStray(press('hand over', 1000, 100, '1.1'))).toBe(false)
  expect(presses.isStray(press('hand over', 1140, 100, '1.2'))).toBe(true)
})

test('presses of one button, and quick ones elsewhere, are meant', () => {
  const presses = new SecondPress<string>()
  expect(presses.isStray(press('later', 1000))).toBe(false)
  expect(presses.isStray(press('later', 1100))).toBe(false)
  expect(presses.isStray(press('earlier', 1200, 160))).toBe(false)
})

const enter = (text: string, row: string, at: number) => ({ text, row, at })

test('the second Enter of a scan hands nothing over; one after a moment, or after something typed, does', () => {
  const enters = new SecondEnter()
  expect(enters.isStray(enter('T-101', '', 1000))).toBe(false)
  expect(enters.isStray(enter('T-101', '1.1', 1030))).toBe(true)
  expect(enters.isStray(enter('T-101', '1.1', 1399))).toBe(true)
  expect(enters.isStray(enter('T-101', '1.1', 1400))).toBe(false)
  expect(enters.isStray(enter('Ada', '1.2', 1450))).toBe(false)
})
