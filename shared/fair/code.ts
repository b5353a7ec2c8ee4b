/** Crockford's base32 digits: no I, L, O, U. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The code that people photograph: the first 100 bits of a hash in Crockford base32, five groups of four. */
export function code(hex: string): string {
  let bits = BigInt('0x' + hex.slice(0, 25))
  let digits = ''
  for (let i = 0; i < 20; i++) {
    digits = DIGITS[Number(bits & 31n)] + digits
    bits >>= 5n
  }
  return digits.replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * What somebody typed or scanned, as a code in its usual form or as a full hash of 64 hex digits;
 * null if it is neither. Small letters, spaces and the look-alikes O, I and L are understood.
 */
export function readCode(typed: string): string | null {
  const text = typed.trim()
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase()
  const digits = text
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (!/^[0-9A-HJKMNP-TV-Z]{20}$/.test(digits)) return null
  return digits.replace(/(.{4})(?=.)/g, '$1-')
}
