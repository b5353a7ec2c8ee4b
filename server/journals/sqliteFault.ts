import { StoreError } from './error.ts'

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html) that say more than "broken". */
const FULL = 13
const TAKEN = new Set([5, 6])

/** What SQLite or the file system threw, as a fault of the store. */
export function faultOf(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const { errcode, code, message } = error as { errcode?: number; code?: string; message?: string }
  const primary = (errcode ?? 0) & 0xff
  if (primary === FULL || code === 'ENOSPC' || code === 'EDQUOT')
    return new StoreError('store-full', {}, error)
  if (TAKEN.has(primary)) return new StoreError('store-taken', {}, error)
  return new StoreError('store-broken', { why: code ?? 'unknown', detail: message ?? '' }, error)
}
