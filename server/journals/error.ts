/**
 * Why a store cannot serve: `store-full` (no room left), `store-broken` (it fails or is damaged), `store-taken` (another server
 * has it open), `journal-broken` (the chain does not hold, at line `with.line`), `journal-cut` (`with.missing` lines after line
 * `with.line` are gone).
 */
export type StoreFault = 'store-full' | 'store-broken' | 'store-taken' | 'journal-broken' | 'journal-cut'

/** A store that cannot serve, as data: the code is the key of its translation. */
export class StoreError extends Error {
  readonly code: StoreFault
  readonly with: Record<string, unknown>

  constructor(code: StoreFault, params: Record<string, unknown> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, { cause })
    this.name = 'StoreError'
    this.code = code
    this.with = params
  }
}
