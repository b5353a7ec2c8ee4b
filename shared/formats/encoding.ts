import iconv from 'iconv-lite'
import type { Encoding } from './encodings.ts'
import { Unreadable } from './unreadable.ts'

/**
 * The text of a file and how it was encoded: as somebody said, else told by its byte order mark, else by where its NULs
 * stand, else by trying.
 */
export function decode(bytes: Uint8Array, asked?: Encoding): { text: string; encoding: Encoding } {
  const encoding = asked ?? detected(bytes)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = iconv
    .decode(buffer, encoding)
    .replaceAll('\0', '')
    .replace(/^\ufeff/, '')
  if (binary(text)) throw new Unreadable('file-unknown')
  return { text, encoding }
}

const detected = (bytes: Uint8Array): Encoding => marked(bytes) ?? wide(bytes) ?? narrow(bytes)

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, i) => bytes[i] === byte)

function marked(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return null
}

/**
 * UTF-16 without a mark: commas, digits and line ends have a NUL as their high byte, all on one side. NULs on both sides,
 * or very few, are only stray bytes of a program that cuts its files to fixed lengths.
 */
function wide(bytes: Uint8Array): Encoding | null {
  const nuls = [0, 0]
  const length = Math.min(bytes.length, 65_536)
  for (let i = 0; i < length; i++) if (bytes[i] === 0) nuls[i % 2]!++
  const [even, odd] = nuls as [number, number]
  const [less, more] = even < odd ? [even, odd] : [odd, even]
  if (more * 50 < length || less * 20 > more) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function narrow(bytes: Uint8Array): Encoding {
  const high = bytes.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0)
  if (high === 0 || isUtf8(bytes)) return 'utf-8'
  // One damaged character must not turn every name of a UTF-8 file into another.
  const lost = [...new TextDecoder().decode(bytes).matchAll(/\ufffd/g)].length
  if (lost * 50 < high) return 'utf-8'
  const { chinese, traditional, western } = likeness(bytes)
  if (western >= chinese && western >= traditional && high * 3 < bytes.length) return 'windows-1252'
  return traditional > chinese ? 'big5' : 'gb18030'
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const within = (byte: number, from: number, to: number) => byte >= from && byte <= to

/** How much of a text's bytes outside ASCII would be everyday text in GB 2312, in Big5 and in Windows-1252, each 0..1. */
function likeness(bytes: Uint8Array): { chinese: number; traditional: number; western: number } {
  const length = Math.min(bytes.length, 262_144)
  return {
    chinese: share(bytes, length, commonInGb),
    traditional: share(bytes, length, commonInBig5),
    western: lettersShare(bytes, length),
  }
}

/** GB 2312's punctuation and the 3,755 characters that it sorts by sound. */
const commonInGb = (lead: number, trail: number): boolean =>
  (within(lead, 0xa1, 0xa3) || within(lead, 0xb0, 0xd7)) && within(trail, 0xa1, 0xfe)

/** Big5's punctuation and its 5,401 frequent characters. */
const commonInBig5 = (lead: number, trail: number): boolean =>
  within(lead, 0xa1, 0xc6) && (within(trail, 0x40, 0x7e) || within(trail, 0xa1, 0xfe))

/** The share of two-byte characters that are common ones. */
function share(bytes: Uint8Array, length: number, common: (lead: number, trail: number) => boolean): number {
  let all = 0
  let good = 0
  for (let i = 0; i < length; i++) {
    if (bytes[i]! <= 0x80) continue
    all++
    if (common(bytes[i]!, bytes[i + 1] ?? 0)) good++
    if ((bytes[i + 1] ?? 0) >= 0x40) i++
  }
  return good / Math.max(1, all)
}

/** Letters and typographic marks of Windows-1252 (0x80 to 0x9f are its own). */
const inLatin = (byte: number): boolean =>
  (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7) ||
  [0x80, 0x82, 0x84, 0x85, 0x8a, 0x8c, 0x8e, 0x9a, 0x9c, 0x9e, 0x9f, 0xa0, 0xab, 0xb4, 0xbb].includes(byte) ||
  within(byte, 0x91, 0x97)

/** The share of high bytes that stand alone between ASCII characters, as accents in Latin text do. */
function lettersShare(bytes: Uint8Array, length: number): number {
  let all = 0
  let good = 0
  for (let i = 0; i < length; i++) {
    if (bytes[i]! < 0x80) continue
    all++
    const alone = (bytes[i - 1] ?? 0) < 0x80 && (bytes[i + 1] ?? 0) < 0x80
    if (alone && inLatin(bytes[i]!)) good++
  }
  return good / Math.max(1, all)
}

/** Whether a text is no text: more than one in a hundred characters is a control or could not be decoded. */
function binary(text: string): boolean {
  const sample = text.slice(0, 65_536)
  // oxlint-disable-next-line no-control-regex
  const odd = sample.match(/[\u0000-\u0008\u000e-\u0019\u001b-\u001f\ufffd]/g)?.length ?? 0
  return odd * 100 > sample.length
}
