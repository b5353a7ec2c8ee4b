import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as sha } from '@noble/hashes/sha2.js'
import { canonical } from './canonical.ts'

/** HMAC-SHA-256 of a message under a key, 32 bytes. */
export type Mac = (key: Uint8Array, message: Uint8Array) => Uint8Array

const utf8 = new TextEncoder()
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** SHA-256, 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return sha(bytes)
}

/** HMAC-SHA-256 in plain JavaScript. */
export const mac: Mac = (key, message) => hmac(sha, key, message)

/** H(x) of fd1: SHA-256 of the canonical JSON of x, 64 hex digits. Throws what `canonical` throws. */
export function hash(x: unknown): string {
  return toHex(sha(utf8.encode(canonical(x))))
}

/** Bytes as lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let out = ''
  for (let i = 0; i < bytes.length; i++) out += HEX[bytes[i]!]
  return out
}

/** Lower-case hex as bytes; throws a TypeError on anything else. */
export function fromHex(hex: string): Uint8Array {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/.test(hex)) throw new TypeError('fromHex: not lower-case hex')
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

/** Writes the 32 bytes of a digest into `out`. */
export type Digester = (message: Uint8Array, out: Uint8Array) => void

/** A SHA-256 for many messages: one working state, no allocation a call. */
export function digester(): Digester {
  const fresh = sha.create()
  const busy = sha.create()
  return (message, out) => fresh._cloneInto(busy).update(message).digestInto(out)
}

/** An HMAC-SHA-256 for many messages under one key: the key's two blocks are hashed once. */
export function keyedMac(key: Uint8Array): Digester {
  const fresh = hmac.create(sha, key)
  const busy = hmac.create(sha, key)
  return (message, out) => fresh._cloneInto(busy).update(message).digestInto(out)
}
