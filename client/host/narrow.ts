import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the panel is as narrow as a phone: the width at which ShowRoom keeps to the stage, the words and GO. */
export function useNarrow(): Ref<boolean> {
  const query = matchMedia('(max-width: 480px)')
  const narrow = ref(query.matches)
  const look = (): void => {
    narrow.value = query.matches
  }
  query.addEventListener('change', look)
  onScopeDispose(() => query.removeEventListener('change', look))
  return narrow
}
