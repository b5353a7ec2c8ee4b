import { inject, onScopeDispose, provide, watchEffect, type InjectionKey } from 'vue'

/** Told how large a text stands, in hundredths of the picture's height; null when it is gone. */
type Tell = (id: symbol, size: { text: string; size: number } | null) => void
const KEY: InjectionKey<Tell> = Symbol('sizes')

/** Has every text of the pictures within this component tell its size. */
export const provideSizes = (tell: Tell): void => provide(KEY, tell)

/** Tells the size of a text to whoever wants to know: a form that warns of small ones. */
export function useTold(size: () => { text: string; size: number }): void {
  const tell = inject(KEY, null)
  if (!tell) return
  const id = Symbol('text')
  watchEffect(() => tell(id, size()))
  onScopeDispose(() => tell(id, null))
}
