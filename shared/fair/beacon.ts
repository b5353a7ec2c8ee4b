import { bls12_381 } from '@noble/curves/bls12-381.js'
import type { BeaconCheck } from './auditState.ts'
import { fromHex, sha256 } from './hash.ts'

/** The public key of drand quicknet, on G2. */
const PUBLIC_KEY =
  '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451' +
  '0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a'
const DST = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_'

/** Whether a signature (96 hex) is drand quicknet's of a round: scheme bls-unchained-g1-rfc9380. */
export const isBeacon: BeaconCheck = (round, signature) => {
  const message = new Uint8Array(8)
  new DataView(message.buffer).setBigUint64(0, BigInt(round))
  const bls = bls12_381.shortSignatures
  try {
    return bls.verify(fromHex(signature), bls.hash(sha256(message), DST), fromHex(PUBLIC_KEY))
  } catch {
    // The library throws on bytes that are no point of the curve: no signature of anything.
    return false
  }
}
