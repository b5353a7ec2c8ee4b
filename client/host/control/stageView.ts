import { shallowRef, watch, type Ref } from 'vue'
import { lookInSteps, see } from '../../../shared/show/see.ts'
import type { State } from '../../../shared/show/state.ts'
import { inSlices } from '../../kit/slices.ts'

/**
 * The event as the stage sees it. Of many people a new view takes long: it is worked out in slices and comes a moment after the
 * state, and so that it comes however fast states follow each other, each is finished before the next.
 */
export function useStageView(state: Readonly<Ref<State>>): Readonly<Ref<State>> {
  const view = shallowRef(see('stage', state.value))
  let isWorking = false
  async function follow(): Promise<void> {
    if (isWorking) return
    isWorking = true
    for (let seen: State | null = null; seen !== state.value;) {
      seen = state.value
      await inSlices(lookInSteps('stage', seen))
      view.value = see('stage', seen)
    }
    isWorking = false
  }
  watch(state, follow)
  return view
}
