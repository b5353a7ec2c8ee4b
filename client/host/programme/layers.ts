import { defineStore } from 'pinia'
import { useAsking } from '../../asking.ts'
import { useShow } from '../../show.ts'

export type Switched = 'black' | 'freeze' | 'hold' | 'mute'

/** The layers over the programme, each one press away. */
export const useLayers = defineStore('layers', () => {
  const show = useShow()
  const asking = useAsking()
  const isOn = (layer: Switched): boolean => !!show.state?.show.layers[layer]

  async function toggle(layer: Switched): Promise<void> {
    await asking.ask('layer.set', { layer, on: !isOn(layer) })
  }
  /** Shows a message over the scene, to everyone or to the confidence screen alone; an empty one takes it away. */
  async function tell(text: string, hidden: boolean): Promise<void> {
    await asking.ask('layer.set', { layer: 'message', on: text !== '', text, private: hidden })
  }
  return { isOn, toggle, tell, problem: asking.problem, why: asking.why }
})
