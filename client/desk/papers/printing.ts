import { nextTick, shallowRef } from 'vue'

/** What is printed: the sheets to sign of a prize ('' for all), or a sponsor's page ('' for prizes without one). */
export type Paper = { signatures: string } | { sponsor: string }

const paper = shallowRef<Paper>({ signatures: '' })

/** What the browser prints of this page, and the way to print something. */
export function usePrinting() {
  return {
    paper,
    async print(what: Paper): Promise<void> {
      paper.value = what
      await nextTick()
      await Promise.all([...document.querySelectorAll<HTMLImageElement>('.papers img')].map(loaded))
      window.print()
    },
  }
}

/** Settles once a picture is there, or is not to be had. */
const loaded = (image: HTMLImageElement): Promise<void> => image.decode().catch(() => undefined)
