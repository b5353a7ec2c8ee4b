import { ref, type Ref } from 'vue'

export interface Dragging {
  /** The id of the row that is being dragged; null while none is. */
  dragged: Ref<string | null>
  /** The id of the row that it would be dropped before; null is the end of the list. */
  over: Ref<string | null>
  start(event: DragEvent, id: string): void
  enter(event: DragEvent, id: string | null): void
  drop(event: DragEvent): void
  end(): void
}

/** Lets rows of a list be dragged. `move` is called with the id of the dropped row and the id it goes before; null is the end. */
export function useDragging(move: (id: string, before: string | null) => void): Dragging {
  const dragged = ref<string | null>(null)
  const over = ref<string | null>(null)
  const end = (): void => {
    dragged.value = null
    over.value = null
  }
  return {
    dragged,
    over,
    start(event, id) {
      dragged.value = id
      event.dataTransfer?.setData('text/plain', id)
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
    },
    enter(event, id) {
      if (dragged.value === null) return
      event.preventDefault()
      over.value = id
    },
    drop(event) {
      if (dragged.value === null) return
      event.preventDefault()
      if (dragged.value !== over.value) move(dragged.value, over.value)
      end()
    },
    end,
  }
}

/** The ids with `id` moved before the id `before`; null moves it to the end. */
export function moved(ids: readonly string[], id: string, before: string | null): string[] {
  const rest = ids.filter((one) => one !== id)
  const at = before === null ? rest.length : rest.indexOf(before)
  return [...rest.slice(0, at), id, ...rest.slice(at)]
}

/** The id before which a row stands once it is moved up (-1) or down (1) by one place; null is the end, undefined means that it cannot be moved. */
export function beside(ids: readonly string[], id: string, by: -1 | 1): string | null | undefined {
  const at = ids.indexOf(id)
  if (at + by < 0 || at + by >= ids.length) return undefined
  return by < 0 ? ids[at - 1]! : (ids[at + 2] ?? null)
}
