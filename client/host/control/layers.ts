import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useAsking } from '../../asking.ts'
import { useShow } from '../../show.ts'

export type LayerSwitch = 'black' | 'freeze' | 'hold' | 'mute'

/** Switches the layers over the programme: black, freeze, hold, mute and messages. */
export const useLayers = defineStore('layers', () => {
  const show = useShow()
  // One for each layer, so that black never waits for the answer to an earlier freeze.
  const asking = {
    black: useAsking(),
    freeze: useAsking(),
    hold: useAsking(),
    mute: useAsking(),
    message: useAsking(),
  }
  const isOn = (layer: LayerSwitch): boolean => !!show.state?.show.layers[layer]
  const problem = computed(
    () =>
      Object.values(asking)
        .map((one) => one.problem.value)
        .find((one) => one !== null) ?? null,
  )

  async function toggle(layer: LayerSwitch): Promise<void> {
    await asking[layer].ask('layer.set', { layer, on: !isOn(layer) })
  }
  /** Shows a message over the scene, on all screens or (`hidden`) on the confidence screen alone; '' removes it. True if it was done. */
  async function tell(text: string, hidden: boolean): Promise<boolean> {
    const what = { layer: 'message', on: text !== '', text, private: hidden }
    return (await asking.message.ask('layer.set', what)) !== null
  }
  /** Says on the hold when the evening goes on: in so many minutes; null takes the time away. */
  async function announce(minutes: number | null): Promise<void> {
    await asking.hold.ask('layer.set', { layer: 'hold', on: true, ...(minutes && { minutes }) })
  }
  return { isOn, toggle, tell, announce, problem }
})
