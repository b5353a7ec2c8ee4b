import { computed, inject, provide, ref, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import { pressedAt } from '../../kit/pressedAt.ts'
import { tableNumber } from '../../../shared/show/arrange.ts'
import type { Person } from '../../../shared/show/state.ts'
import { TypedNumber } from '../control/typedNumber.ts'
import type { Planning } from './planning.ts'

/** The person in hand: dragged, or focused to be sent to a table by its number. */
export interface Hand {
  planning: Planning
  person: ComputedRef<Person | null>
  isDragging: Ref<boolean>
  /** The table that the person would be dropped at; −1 if there is none. */
  over: Ref<number>
  /** The number typed for the person in hand; '' if none. */
  typed: Ref<string>
  focus(person: Person | null): void
  start(event: DragEvent, person: Person): void
  enter(event: DragEvent, table: number): void
  drop(event: DragEvent): void
  end(): void
  /** A key on the row of the person in hand. */
  key(event: KeyboardEvent): void
}

const KEY: InjectionKey<Hand> = Symbol('hand')

export function provideHand(planning: Planning): Hand {
  const held = ref<Person | null>(null)
  const isDragging = ref(false)
  const over = ref(-1)
  const typed = ref('')
  const number = new TypedNumber()
  /** What each table is called by: its own number, else its place. */
  const numbers = computed(() => planning.tables.value.map(({ name }, i) => tableNumber(name) ?? i + 1))
  const end = (): void => {
    isDragging.value = false
    over.value = -1
    held.value = null
  }
  const hand: Hand = {
    planning,
    person: computed(() => held.value),
    isDragging,
    over,
    typed,
    focus(person) {
      if (isDragging.value) return
      held.value = person
      typed.value = ''
    },
    start(event, person) {
      held.value = person
      isDragging.value = true
      event.dataTransfer?.setData('text/plain', person.name)
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
    },
    enter(event, table) {
      if (!isDragging.value) return
      event.preventDefault()
      over.value = table
    },
    drop(event) {
      if (!isDragging.value || !held.value) return
      event.preventDefault()
      planning.move(held.value.id, over.value)
      end()
    },
    end,
    key(event) {
      const person = held.value
      if (!person || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (/^\d$/u.test(event.key)) {
        const most = Math.max(0, ...numbers.value)
        typed.value = String(number.type(Number(event.key), pressedAt(event), most) ?? '')
      } else if (event.key === 'Enter' && typed.value !== '') {
        const table = numbers.value.indexOf(Number(typed.value))
        if (table >= 0) planning.move(person.id, table)
        typed.value = ''
      } else if (event.key === 'Delete') planning.move(person.id, -1)
      else return
      event.preventDefault()
      event.stopPropagation()
    },
  }
  provide(KEY, hand)
  return hand
}

export function useHand(): Hand {
  const hand = inject(KEY)
  if (!hand) throw new Error('a table outside the room of tables')
  return hand
}
