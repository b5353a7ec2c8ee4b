import { defineAsyncComponent, type Component } from 'vue'
import { textsLoaded } from './language.ts'
import { partOf } from './part.ts'

/** A component that is loaded, with its texts, when it is first wanted. */
export const late = <C extends Component>(load: () => Promise<{ default: C }>) =>
  defineAsyncComponent(async () => {
    const part = await partOf(load)
    await textsLoaded()
    return part
  })
