import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Taken } from '../../../../shared/show/takenPeople.ts'

/** Who is to be taken from one event into another, whose import then shows them as a preview. */
export interface Taking {
  from: string
  which: Taken
  /** Of the event that they come from. */
  title: string
  into: string
}

/** What another page of the panel asked to be taken in; the import of that event takes it up. */
export const useTaking = defineStore('taking', () => {
  const asked = shallowRef<Taking | null>(null)
  const isFor = (event: string): boolean => asked.value?.into === event
  function begin(taking: Taking): void {
    asked.value = taking
  }
  /** Hands over what was asked. */
  function takeUp(): Taking {
    const taking = asked.value!
    asked.value = null
    return taking
  }
  return { asked, isFor, begin, takeUp }
})
