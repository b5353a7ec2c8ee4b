/** Where the build has put this page as one file that needs no server. */
const SAVED_PAGE = '/verify/saved.html'
/** What the file has before everything that a reader sees. */
const BODY = '<body>'
/** The element that carries the proof within such a file. */
const PROOF = 'proof'

/** The proof that stands in the page itself, as JSON text; null if none does. */
export const ownProof = (): string | null => document.getElementById(PROOF)?.textContent || null

/** The page as one file, with a proof in it if there is one; null where it cannot be had. */
export async function savedPage(proof: string | null): Promise<Blob | null> {
  const response = await fetch(SAVED_PAGE).catch(() => null)
  if (!response?.ok) return null
  const html = await response.text()
  const start = html.indexOf(BODY) + BODY.length
  // No tag may begin within the proof: in JSON a `<` stands in texts alone, where it may be written so.
  const carried =
    proof === null
      ? ''
      : `<script type="application/json" id="${PROOF}">${proof.replace(/</g, '\\u003c')}</script>`
  return new Blob([html.slice(0, start), carried, html.slice(start)], { type: 'text/html' })
}

/** Hands a file to the browser to be kept. */
export function keep(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
