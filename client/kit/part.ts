/** How often a part of a page is asked for, and how long the page waits in between, in ms. */
const TRIES = 60
const PAUSE = 1000

/**
 * Loads a part of the page. A phone loses the network and a server restarts just as a part is wanted: it is then asked for
 * again, for a minute. Rejects with the last reason.
 */
export async function partOf<T>(load: () => Promise<T>): Promise<T> {
  for (let tries = 1; tries < TRIES; tries++)
    try {
      return await load()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  return await load()
}

/** Style sheets that come with a part are asked for once by the build's own loader; so this asks again. */
function askAgain({ target }: Event): void {
  if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return
  const tries = Number(target.dataset.tries ?? 1)
  if (tries === TRIES) return
  setTimeout(() => {
    const next = target.cloneNode() as HTMLLinkElement
    next.dataset.tries = String(tries + 1)
    target.replaceWith(next)
  }, PAUSE)
}

globalThis.addEventListener?.('error', askAgain, true)
