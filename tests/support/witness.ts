import type { Page } from 'playwright-core'

/** Sees all that ever stands in a page, in sight or not, over any reload. */
export class Witness {
  private readonly seen: { at: number; html: string }[] = []

  /** Has to be there before the page is opened. */
  static async of(page: Page): Promise<Witness> {
    const witness = new Witness()
    await page.exposeBinding('note', (_source, at: number, html: string) => witness.seen.push({ at, html }))
    await page.addInitScript(watch)
    return witness
  }

  /** Epoch ms at which a text first stood in the page; null if it never did. */
  firstSeen(text: string): number | null {
    return this.seen.find(({ html }) => html.includes(text))?.at ?? null
  }
}

/** Notes the page whenever something else stands in it; styles are left out, they change with every frame. */
function watch(): void {
  const { note } = window as unknown as { note(at: number, html: string): void }
  let last = ''
  new MutationObserver(() => {
    const html = document.documentElement.outerHTML
    if (html === last) return
    last = html
    note(Date.now(), html)
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['title', 'alt', 'aria-label', 'value', 'href', 'src', 'class'],
  })
}
