import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useAsking } from '../../asking.ts'
import { useShow } from '../../show.ts'

export type Switched = 'black' | 'freeze' | 'hold' | 'mute'

/** The layers over the programme, each one press away. */
export const useLayers = defineStore('layers', () => {
  const show = useShow()
  // Each asks by itself: black does not wait until the freeze before it has been answered.
  const asking = {
    black: useAsking(),
    freeze: useAsking(),
    hold: useAsking(),
    mute: useAsking(),
    message: useAsking(),
  }
  const isOn = (layer: Switched): boolean => !!show.state?.show.layers[layer]
  const problem = computed(
    () =>
      Object.values(asking)
        .map((one) => one.problem.value)
        .find((one) => one !== null) ?? null,
  )

  async function toggle(layer: Switched): Promise<void> {
    await asking[layer].ask('layer.set', { layer, on: !isOn(layer) })
  }
  /** Shows a message over the scene, to everyone or to the confidence screen alone; an empty one takes it away. */
  async function tell(text: string, hidden: boolean): Promise<boolean> {
    const what = { layer: 'message', on: text !== '', text, private: hidden }
    return (await asking.message.ask('layer.set', what)) !== null
  }
  return { isOn, toggle, tell, problem }
})
