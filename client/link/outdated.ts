import type { Refusal } from '../../shared/show/rule.ts'

/** Code of the refusal `{protocol, open}`: the server speaks another protocol; `open` says whether a draw is open. */
export const OUTDATED = 'protocol-other'
/** Where a page remembers the number that it was loaded anew for. */
const KEY = 'reloaded-for-protocol'

/**
 * Loads the page anew for the protocol of the server, but never while a draw is open. At most once for each number: a page that
 * comes out of some cache as it was does not load for ever.
 */
export function reloadOutdated({ with: { protocol, open } }: Refusal, page: Window = window): void {
  if (open === true) return
  const number = String(protocol)
  if (page.sessionStorage.getItem(KEY) === number) return
  page.sessionStorage.setItem(KEY, number)
  page.location.reload()
}
