import { onScopeDispose, watch, watchEffect, type Ref } from 'vue'
import { paletteOf } from '../../../shared/show/themes/index.ts'
import { find } from '../../../shared/show/table.ts'
import { usePicture } from '../context.ts'
import { layersOf } from './bakery.ts'
import { lightsOf } from './lighting.ts'
import { LIGHTS, type LightName } from './lights.ts'

/**
 * Ms until the first light of a scene is baked in case it is needed, and between two of them: once the page has settled, and
 * slowly, so that no frame is late for them.
 */
const SETTLED = 60_000
const PAUSE = 1500

/** The lights of a draw before its winners, which may be due within seconds: they come first. */
const OF_DRAWS: readonly LightName[] = ['speech', 'prize', 'grand', 'open', 'rolling', 'landing']
const ALL = [...new Set([...OF_DRAWS, ...(Object.keys(LIGHTS) as LightName[])])]

/**
 * Bakes lights before they are due, so that none comes late: those of a draw as soon as it or its prize is shown, those of all
 * scenes one after the other. @param aspect width of the picture divided by its height
 */
export function useLightsAhead(aspect: Ref<number>): void {
  const { programme, state } = usePicture()
  const palette = (revealed: boolean) => paletteOf(state.value.settings.look, revealed)

  watchEffect(() => {
    const { draw, cue } = programme.value
    const prize = cue?.scene === 'draw' && find(state.value.prizes, cue.prize)
    const expected = draw ?? (prize && { pages: [], count: Math.min(prize.per_draw, prize.left) })
    if (!expected) return
    const { before, revealed } = lightsOf(expected)
    for (const light of before) layersOf(light, palette(false), aspect.value, true)
    for (const light of revealed) layersOf(light, palette(true), aspect.value, true)
  })

  let coming: LightName[] = []
  const bakeNext = () => {
    const name = coming.shift()
    if (name) layersOf({ name, count: 1 }, palette(false), aspect.value, true)
  }
  watch([() => JSON.stringify(palette(false)), aspect], () => void (coming = [...ALL]), { immediate: true })
  let timer = setTimeout(function next() {
    bakeNext()
    timer = setTimeout(next, PAUSE)
  }, SETTLED)
  onScopeDispose(() => clearTimeout(timer))
}
