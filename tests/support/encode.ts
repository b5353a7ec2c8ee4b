/** Codes of two bytes by character, as the platform's own decoder reads them. */
function codesOf(encoding: string): Map<string, [number, number]> {
  const codes = new Map<string, [number, number]>()
  const decoder = new TextDecoder(encoding)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail))
      if (trail !== 0x7f && char.length === 1 && char !== '\ufffd') codes.set(char, [lead, trail])
    }
  }
  return codes
}
const twoByte = codesOf('gb18030')
const inBig5 = codesOf('big5')

/** Text in Big5, which has to have all of its characters. */
export function big5(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const code = char < '\u0080' ? [char.charCodeAt(0)] : inBig5.get(char)
      if (!code) throw new Error(`no code in Big5 for ${char}`)
      return code
    }),
  )
}

/** Text in GB18030; of what has no two-byte code only the characters beyond the basic plane. */
export function gb18030(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((char) => codeOf(char)))
}

function codeOf(char: string): number[] {
  const point = char.codePointAt(0)!
  if (point < 0x80) return [point]
  const two = twoByte.get(char)
  if (two) return two
  if (point < 0x10000) throw new Error(`no two-byte code for ${char}`)
  let rest = point - 0x10000
  const digits = [0x30 + (rest % 10)]
  rest = Math.floor(rest / 10)
  digits.unshift(0x81 + (rest % 126))
  rest = Math.floor(rest / 126)
  digits.unshift(0x30 + (rest % 10))
  return [0x90 + Math.floor(rest / 10), ...digits]
}

/** Text in UTF-16, with a byte order mark unless told otherwise. */
export function utf16(text: string, order: 'le' | 'be' = 'le', mark = true): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16())
}

/** Text in UTF-8. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
