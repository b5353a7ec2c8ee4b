import { computed, inject, provide, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'
import type { Language } from '../../shared/show/languages.ts'
import type { State } from '../../shared/show/state.ts'
import type { Programme } from './programme.ts'
import type { Palette } from '../../shared/show/themes/theme.ts'
import { wordsOf, type Words } from './type/words.ts'
import { zonesOf, type Zones } from './zones.ts'
import type { Viewport } from './viewport.ts'

export type Output = 'main' | 'side' | 'overlay' | 'confidence'

/** What the picture provides to all its components. */
export interface PictureContext {
  state: ComputedRef<State>
  /** The hash of the last line of the event's journal; empty where it is not known. */
  head: ComputedRef<string>
  programme: ComputedRef<Programme>
  /** The colours of the look, at this moment of a draw. */
  palette: ComputedRef<Palette>
  /** The time that the picture shows, in epoch ms of the server's clock; updated every frame. */
  at: Readonly<ShallowRef<number>>
  /** The same in whole seconds, so that countdowns are redrawn only once a second. */
  second: ComputedRef<number>
  words: ComputedRef<Words>
  language: ComputedRef<Language>
  output: ComputedRef<Output>
  /** Size of the picture in its unit (`--u`): a hundredth of the height, less if the picture is narrow. */
  viewport: Readonly<ShallowRef<Viewport>>
  /** Where things stand in it. */
  zones: ComputedRef<Zones>
  /** Whether the viewer prefers reduced motion. */
  calm: boolean
  /** Origin of the addresses in QR codes, such as `https://host`. */
  origin: string
  /** URL of an uploaded picture by its SHA-256 digest. */
  image(sha: string): string
}

const KEY: InjectionKey<PictureContext> = Symbol('picture')

export const providePicture = (
  context: Omit<PictureContext, 'words' | 'second' | 'zones'>,
): PictureContext => {
  const whole = {
    ...context,
    words: computed(() => wordsOf(context.language.value)),
    zones: computed(() => zonesOf(context.viewport.value)),
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
