import { defineAsyncComponent, type Component } from 'vue'
import { textsLoaded } from '../kit/language.ts'

/** A part of the page that is loaded, with its texts, when it is first wanted. */
export const late = <C extends Component>(load: () => Promise<{ default: C }>) =>
  defineAsyncComponent(async () => {
    const part = await load()
    await textsLoaded()
    return part
  })
