import { ref, type Ref } from 'vue'

export interface Dragging {
  /** The id that is being dragged, and the one that it would stand before; null for none, and for the end. */
  dragged: Ref<string | null>
  over: Ref<string | null>
  start(event: DragEvent, id: string): void
  enter(event: DragEvent, id: string | null): void
  drop(event: DragEvent): void
  end(): void
}

/** Dragging a row of a list before another; `move` gets what was dropped where (null: at the end). */
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

/** The ids with one of them moved before another (null: to the end). */
export function moved(ids: readonly string[], id: string, before: string | null): string[] {
  const rest = ids.filter((one) => one !== id)
  const at = before === null ? rest.length : rest.indexOf(before)
  return [...rest.slice(0, at), id, ...rest.slice(at)]
}

/** Where a row goes that is moved by one up or down: the id that it then stands before; undefined if it cannot. */
export function beside(ids: readonly string[], id: string, by: -1 | 1): string | null | undefined {
  const at = ids.indexOf(id)
  if (at + by < 0 || at + by >= ids.length) return undefined
  return by < 0 ? ids[at - 1]! : (ids[at + 2] ?? null)
}
