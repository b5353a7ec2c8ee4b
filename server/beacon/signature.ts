import type { BeaconCheck } from '../../shared/fair/auditState.ts'

/** The check of the beacon's signatures. Its curves are slow to load, and most servers never need them. */
export async function loadBeaconCheck(): Promise<BeaconCheck> {
  const { isBeacon } = await import('../../shared/fair/beacon.ts')
  return isBeacon
}
