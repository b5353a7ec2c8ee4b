import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { nextStep } from '../../../shared/show/nextStep.ts'
import type { TypedWords } from '../../../shared/wire.ts'
import { useShow } from '../../show.ts'

/**
 * The words typed for the open draw: the same on every panel of the event, and kept by this tab over a reload. Made before the
 * panel connects, which it is told then what others have typed.
 */
export const useTypedWords = defineStore('typed-words', () => {
  const show = useShow()
  const shown = ref('')
  const heard = shallowRef<TypedWords | null>(null)
  /** Whether the server has what was typed here last. Until it does, whatever others typed came before, and does not count. */
  let isTaken = true
  let sent = 0

  /** The step that words are typed for; null while there is none. */
  const step = computed(() => {
    const next = show.state && nextStep(show.state)
    return next?.word ? next.id : null
  })
  /** Under what name this tab keeps them. */
  const name = computed(() => step.value && `words ${show.event} ${step.value}`)

  function keep(typed: string): void {
    shown.value = typed
    if (name.value) sessionStorage.setItem(name.value, typed)
  }
  function send(): void {
    isTaken = false
    const mine = ++sent
    if (show.link !== 'live' || !step.value) return
    show.tell('words', { step: step.value, words: shown.value }, () => {
      if (mine === sent) isTaken = true
    })
  }

  watch(
    name,
    (kept) => {
      shown.value = (kept && sessionStorage.getItem(kept)) ?? ''
      isTaken = true
    },
    { immediate: true },
  )
  watch([name, heard], () => {
    if (step.value && heard.value?.step === step.value && isTaken) keep(heard.value.words)
  })
  show.on<TypedWords>('words', (said) => (heard.value = said))
  watch(
    () => show.link,
    () => !isTaken && send(),
  )

  const words = computed({
    get: () => shown.value,
    set(typed: string) {
      keep(typed)
      send()
    },
  })
  return { words }
})
