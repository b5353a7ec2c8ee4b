import { computed, type ComputedRef } from 'vue'
import { usePicture } from '../context.ts'

/** Seconds that a page stays. */
const TURN = 8

/** What is shown of a list that may be longer than a picture. */
export interface Page<T> {
  items: T[]
  /** Index in the list of the first item. */
  from: number
  /** From 0. */
  index: number
  pages: number
}

/** The largest number of items, up to `most`, with which every page of a list has room; 1 if there is none. */
export function perPage<T>(list: T[], most: number, hasRoom: (page: T[]) => boolean): number {
  for (let each = most; each > 1; each--) if (pagesOf(list, each).every(hasRoom)) return each
  return 1
}

/** A list in pages of even length, at most `most`. */
function pagesOf<T>(list: T[], most: number): T[][] {
  const pages = Math.max(1, Math.ceil(list.length / most))
  const each = Math.max(1, Math.ceil(list.length / pages))
  return Array.from({ length: pages }, (_, i) => list.slice(i * each, (i + 1) * each))
}

/**
 * The page of a list that is on now. Pages are of even length, at most `most`; they turn by the server's clock from the moment
 * that the cue comes on, so that all screens turn together and nothing of a list is left out. `first` is the item to begin with;
 * `since`, in epoch ms, the moment from which the pages turn, where it is another.
 */
export function usePaged<T>(
  list: ComputedRef<T[]>,
  most: ComputedRef<number>,
  first: ComputedRef<number> = computed(() => 0),
  since?: ComputedRef<number>,
): ComputedRef<Page<T>> {
  const { second, programme } = usePicture()
  const from = since ?? computed(() => programme.value.since)
  return computed(() => {
    const pages = pagesOf(list.value, most.value)
    const each = Math.max(1, pages[0]!.length)
    const shownFor = Math.max(0, second.value - Math.floor(from.value / 1000))
    const begin = Math.floor(Math.max(0, first.value) / each)
    const index = (begin + Math.floor(shownFor / TURN)) % pages.length
    return { items: pages[index]!, from: index * each, index, pages: pages.length }
  })
}
