import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as sha } from '@noble/hashes/sha2.js'
import { canonical } from './canonical.ts'

/** Bytes of a digest. */
export const SIZE = 32

const utf8 = new TextEncoder()
const DIGITS = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
/** The value of each hex digit by its character code; -1 for what is none. */
const VALUES = Int8Array.from({ length: 128 }, (_, char) => DIGITS.indexOf(char))

/** SHA-256, 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return sha(bytes)
}

/** HMAC-SHA-256 of a message under a key, 32 bytes. */
export function mac(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(sha, key, message)
}

/** UTF-8 of many strings; what it answers is valid until the next call. `prefix` stands before each. */
export function encoder(prefix: readonly number[] = []): (text: string) => Uint8Array {
  const start = prefix.length
  let buffer = Uint8Array.from(prefix)
  return (text) => {
    const most = start + 3 * text.length
    if (buffer.length < most) {
      buffer = new Uint8Array(2 * most)
      buffer.set(prefix)
    }
    for (let i = 0; i < text.length; i++) {
      const char = text.charCodeAt(i)
      if (char > 127) return buffer.subarray(0, start + utf8.encodeInto(text, buffer.subarray(start)).written)
      buffer[start + i] = char
    }
    return buffer.subarray(0, start + text.length)
  }
}

/** Bytes as lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  const chars: number[] = []
  for (let i = 0; i < bytes.length; i++) {
    chars.push(DIGITS[bytes[i]! >> 4]!, DIGITS[bytes[i]! & 15]!)
  }
  return String.fromCharCode(...chars)
}

/** Lower-case hex as bytes; throws a TypeError on anything else. */
export function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2)
  readHex(hex, bytes)
  return bytes
}

/** Writes lower-case hex into `out` as bytes; throws a TypeError on anything else or another length. */
export function readHex(hex: string, out: Uint8Array): void {
  let isHex = hex.length === 2 * out.length
  for (let i = 0; i < out.length; i++) {
    const byte = (VALUES[hex.charCodeAt(2 * i)] ?? -1) * 16 + (VALUES[hex.charCodeAt(2 * i + 1)] ?? -1)
    if (!(byte >= 0)) isHex = false
    out[i] = byte
  }
  if (!isHex) throw new TypeError('readHex: not lower-case hex of this length')
}

/** Writes the 32 bytes of a digest into `out`. */
export type Digester = (message: Uint8Array, out: Uint8Array) => void

/** A SHA-256 for many messages: one working state, no allocation a call. */
export function digester(): Digester {
  const fresh = sha.create()
  const busy = sha.create()
  return (message, out) => fresh._cloneInto(busy).update(message).digestInto(out)
}

/** Makes an HMAC-SHA-256 for many messages under one key. */
export type Keyed = (key: Uint8Array) => Digester

/** The HMAC-SHA-256 in plain JavaScript: the key's two blocks are hashed once. */
export const keyedMac: Keyed = (key) => {
  const fresh = hmac.create(sha, key)
  const busy = hmac.create(sha, key)
  return (message, out) => fresh._cloneInto(busy).update(message).digestInto(out)
}

/** H(x) of fd1: SHA-256 of the canonical JSON of x, 64 hex digits. Throws what `canonical` throws. */
export type Hash = (x: unknown) => string
export const hash: Hash = hasher()

function hasher(): Hash {
  const digest = digester()
  const encode = encoder()
  const out = new Uint8Array(SIZE)
  return (x) => {
    digest(encode(canonical(x)), out)
    return toHex(out)
  }
}
