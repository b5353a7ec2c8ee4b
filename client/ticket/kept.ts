import { shallowRef, type Ref } from 'vue'

/** What a browser keeps of this page beyond a reload, as JSON; where it keeps nothing, the value lasts as long as the page. */
export function kept<T>(name: string, empty: T): { value: Ref<T>; keep(value: T): void } {
  const key = `drumroll-ticket-${name}`
  const value = shallowRef(read(key, empty))
  return {
    value,
    keep(now) {
      value.value = now
      try {
        localStorage.setItem(key, JSON.stringify(now))
      } catch {
        // a private window may refuse storage
      }
    },
  }
}

function read<T>(key: string, empty: T): T {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? empty
  } catch {
    return empty
  }
}
