import { audit, type Audit } from './audit.ts'

/**
 * The audit with the check of a beacon's signature, which is loaded only for a proof that holds one:
 * it needs elliptic curves, the largest part of a verifier. It never throws on what a proof says.
 */
export async function verification(proof: unknown): Promise<Audit> {
  const without = audit(proof)
  if (!without.findings.some(({ code }) => code === 'beacon-unchecked')) return without
  const { isBeacon } = await import('./beacon.ts')
  return audit(proof, isBeacon)
}
