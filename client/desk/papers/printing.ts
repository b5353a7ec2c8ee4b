import { nextTick, shallowRef } from 'vue'
import type { State } from '../../../shared/show/state.ts'
import { useShow } from '../../show.ts'

/** What is printed: the sheets to sign of a prize ('' for all), or a sponsor's page ('' for prizes without one). */
export type Paper = { signatures: string } | { sponsor: string }

/** The paper as it is printed, of the state when printing began: what changes later makes no paper again. null before the first. */
const printed = shallowRef<{ paper: Paper; state: State } | null>(null)

/** What the browser prints of this page, and the way to print something. */
export function usePrinting() {
  const show = useShow()
  const prepare = (paper: Paper): void => {
    if (show.state) printed.value = { paper, state: show.state }
  }
  return {
    printed,
    prepare,
    async print(paper: Paper): Promise<void> {
      prepare(paper)
      await nextTick()
      await Promise.all([...document.querySelectorAll<HTMLImageElement>('.papers img')].map(loaded))
      window.print()
    },
  }
}

/** Settles once a picture is there, or is not to be had. */
const loaded = (image: HTMLImageElement): Promise<void> => image.decode().catch(() => undefined)
