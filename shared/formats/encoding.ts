import { Unreadable } from './unreadable.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252'

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, i) => bytes[i] === byte)

/** The text of a file and how it was encoded: told by its byte order mark, else by where its NULs stand, else by trying. */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = marked(bytes) ?? wide(bytes) ?? narrow(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  if (binary(text)) throw new Unreadable('file-unknown')
  return { text, encoding }
}

function marked(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return null
}

/** UTF-16 without a mark: commas, digits and line ends have a NUL as their high byte. */
function wide(bytes: Uint8Array): Encoding | null {
  const nuls = [0, 0]
  for (let i = 0; i < Math.min(bytes.length, 65_536); i++) if (bytes[i] === 0) nuls[i % 2]!++
  const [even, odd] = nuls as [number, number]
  if (even + odd === 0) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function narrow(bytes: Uint8Array): Encoding {
  if (decodes(bytes, 'utf-8')) return 'utf-8'
  const high = bytes.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0)
  // One damaged character must not turn every name of a UTF-8 file into another.
  const lost = [...new TextDecoder().decode(bytes).matchAll(/\ufffd/g)].length
  if (lost * 50 < high) return 'utf-8'
  if (decodes(bytes, 'gb18030')) return 'gb18030'
  // A few accents in Latin text; Chinese text is mostly high bytes.
  return high * 5 < bytes.length ? 'windows-1252' : 'gb18030'
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Whether a text is no text: more than one in a hundred characters is a control or could not be decoded. */
function binary(text: string): boolean {
  const sample = text.slice(0, 65_536)
  // oxlint-disable-next-line no-control-regex
  const odd = sample.match(/[\u0000-\u0008\u000e-\u0019\u001b-\u001f\ufffd]/g)?.length ?? 0
  return odd * 100 > sample.length
}
