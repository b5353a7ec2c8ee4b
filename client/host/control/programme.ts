import { computed, reactive, toValue, type MaybeRefOrGetter } from 'vue'
import { drawnOver } from '../../../shared/show/drawnOver.ts'
import type { State } from '../../../shared/show/state.ts'
import { useCueTitle } from '../rundown/title.ts'
import { useHostText } from '../text.ts'
import { useStageView } from './stageView.ts'

/** What is on the stage now: the event as the stage sees it, the cue, and its title or that of the draw or layer that covers it. */
export function useProgramme(event: MaybeRefOrGetter<State>) {
  const { t } = useHostText()
  const titleOf = useCueTitle()
  const state = computed(() => toValue(event))
  const view = useStageView(state)
  const cue = computed(() => state.value.cues.find(({ id }) => id === state.value.show.cue) ?? null)
  const title = computed(() => {
    const { black, freeze, hold } = state.value.show.layers
    if (black) return t('layer.black')
    if (hold) return t('layer.hold')
    if (freeze) return t('layer.freeze')
    const prize = drawnOver(state.value)
    if (prize) return prize.name
    return cue.value ? titleOf(state.value, cue.value) : t('monitor.nothing')
  })
  return reactive({ view, cue, title })
}
