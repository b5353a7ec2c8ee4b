import type { Page } from 'playwright-core'

/** Records every state of the HTML of a page, over reloads; what the page ever held can be asked afterwards. */
export class PageHistory {
  private readonly seen: { at: number; html: string }[] = []

  /** Call it before the page is opened. */
  static async record(page: Page): Promise<PageHistory> {
    const witness = new PageHistory()
    await page.exposeBinding('note', (_source, at: number, html: string) => witness.seen.push({ at, html }))
    await page.addInitScript(recordChanges)
    return witness
  }

  /** Epoch ms at which a text first stood in the page; null if it never did. */
  firstSeen(text: string): number | null {
    return this.seen.find(({ html }) => html.includes(text))?.at ?? null
  }
}

/** Notes the page whenever something else stands in it; styles are left out, they change with every frame. */
function recordChanges(): void {
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
