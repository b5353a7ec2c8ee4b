import { computed, ref } from 'vue'
import { isRefusal } from '../../shared/show/rule.ts'
import { useShow } from '../show.ts'
import type { Text } from '../kit/language.ts'
import { text as evening } from './eveningText.ts'

/** Gives the owner's own commands, one at a time; `problem` says in words, from the texts of the page's part, why the last one was not done. */
export function useCommand(text: Pick<Text, 'has' | 't'> = evening as Text) {
  const show = useShow()
  const busy = ref(false)
  const refused = ref('')
  const problem = computed(() => {
    if (!refused.value) return ''
    const key = `trouble-${refused.value}`
    return text.t(text.has(key) ? key : 'trouble-failed')
  })

  /** Whether it was done. */
  async function give(type: string, ask: object): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    refused.value = ''
    const said = await show.send(type, ask)
    busy.value = false
    if (isRefusal(said)) refused.value = said.refused
    return !isRefusal(said)
  }
  return { busy, problem, give }
}
