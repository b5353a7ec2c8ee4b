import { computed, inject, provide, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'
import type { Language } from '../../shared/show/languages.ts'
import type { State } from '../../shared/show/state.ts'
import type { Programme } from './programme.ts'
import { wordsOf, type Words } from './type/words.ts'

export type Output = 'main' | 'side' | 'overlay' | 'confidence'

/** What every part of the picture may ask for. */
export interface PictureContext {
  state: ComputedRef<State>
  programme: ComputedRef<Programme>
  /** The instant that the picture is of, epoch ms, new with every frame. */
  at: Readonly<ShallowRef<number>>
  /** The same in whole seconds: what only counts seconds is drawn once a second. */
  second: ComputedRef<number>
  words: ComputedRef<Words>
  language: ComputedRef<Language>
  output: ComputedRef<Output>
  /** Size of the picture in its own unit, a hundredth of the height (less where the picture is narrow). */
  viewport: Readonly<ShallowRef<{ width: number; height: number }>>
  /** Whether the viewer asked for less motion. */
  calm: boolean
  /** What the QR codes start with: `https://host`. */
  origin: string
  /** The address of a picture by its digest. */
  image(sha: string): string
}

const KEY: InjectionKey<PictureContext> = Symbol('picture')

export const providePicture = (context: Omit<PictureContext, 'words' | 'second'>): PictureContext => {
  const whole = {
    ...context,
    words: computed(() => wordsOf(context.language.value)),
    second: computed(() => Math.floor(context.at.value / 1000)),
  }
  provide(KEY, whole)
  return whole
}

export function usePicture(): PictureContext {
  const context = inject(KEY)
  if (!context) throw new Error('a part of the picture outside a picture')
  return context
}
