import { computed, shallowRef, watch, type Ref } from 'vue'
import type { Palette } from '../../../shared/show/themes/theme.ts'
import type { Pixels } from './bake.ts'
import { shareOf } from './scrim.ts'

/** Size in pixels at which a picture is looked at: fine enough for whatever is as large as a letter. */
const SIZE = { width: 96, height: 54 }

/** How much of a background picture may show behind type; 0 until it is loaded. @param address empty if there is none */
export function usePictureShare(address: () => string, palette: Ref<Palette>): Readonly<Ref<number>> {
  const pixels = shallowRef<Pixels | null>(null)
  watch(
    address,
    async (src) => {
      pixels.value = null
      const seen = src ? await pixelsOf(src) : null
      if (src === address()) pixels.value = seen
    },
    { immediate: true },
  )
  return computed(() => (pixels.value ? shareOf(pixels.value, palette.value) : 0))
}

/** The pixels of a picture, scaled down; null if it cannot be read. */
async function pixelsOf(src: string): Promise<Pixels | null> {
  const image = new Image()
  image.src = src
  const { width, height } = SIZE
  const context = Object.assign(document.createElement('canvas'), SIZE).getContext('2d')!
  try {
    await image.decode()
  } catch {
    return null
  }
  context.drawImage(image, 0, 0, width, height)
  return context.getImageData(0, 0, width, height).data as Pixels
}
