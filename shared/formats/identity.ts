import { hash } from '../fair/hash.ts'

/** Crockford's digits: none that is mistaken for another when read aloud. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The ticket code of somebody whose list has none: ten digits that follow from what tells them apart, always the same. */
export function derivedCode(...parts: (string | number)[]): string {
  let bits = BigInt('0x' + hash(['drumroll/code', ...parts]).slice(0, 13)) >> 2n
  let code = ''
  for (let i = 0; i < 10; i++) {
    code = DIGITS[Number(bits & 31n)] + code
    bits >>= 5n
  }
  return code
}

/** Whether a number is shown as 1.38E+10: most of its digits are lost. */
export const exponent = (text: string): boolean => /^\d+(\.\d+)?e\+\d+$/i.test(text)

/** A phone number as digits, with + and country code unless it is of mainland China; '' if the cell is blank, null if it holds none. */
export function phoneOf(text: string): string | null {
  if (text === '' || /^1\d{10}$/.test(text)) return text
  if (exponent(text)) return null
  const first = text.normalize('NFKC').split(/[/,;、，；|]/)[0]!
  const digits = first
    .replace(/[^\d+]/g, '')
    .replace(/(?!^)\+/g, '')
    .replace(/^00/, '+')
  const mainland = /^(?:\+?86)?(1\d{10})$/.exec(digits)
  if (mainland) return mainland[1]!
  return /^\+?\d{5,20}$/.test(digits) ? digits : null
}

/** A mobile number of mainland China that has lost a digit or gained one. Other countries have numbers that look so. */
export const miscounted = (phone: string): boolean => /^1[3-9](\d{8}|\d{10})$/.test(phone)

/** Whether numbers are mobile numbers of mainland China, but for few others and for those that are one digit off. */
export function ofMainland(phones: readonly string[]): boolean {
  const whole = phones.filter((phone) => /^1[3-9]\d{9}$/.test(phone)).length
  const off = phones.filter(miscounted).length
  return whole > off && whole >= 4 * (phones.length - whole - off)
}

/** An e-mail address in small letters; '' if the cell is blank, null if it holds none. */
export function emailOf(text: string): string | null {
  const address = text.normalize('NFKC').trim().toLowerCase()
  if (address === '') return ''
  return address.length <= 120 && /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(address) ? address : null
}
