import { computed, onScopeDispose, ref, watch } from 'vue'
import { countBackgrounds, proposeQuotas, signUpsOf } from '../../../shared/show/admission.ts'
import type { CertainWhy, Quota, State } from '../../../shared/show/state.ts'
import type { Asking } from '../../asking.ts'

/** A background with its sign-ups and its seats. */
export interface QuotaRow extends Quota {
  signed: number
}

/** How many seats a new admission begins with, at most. */
const FIRST_SEATS = 200
/** Ms after the last change until it is saved. */
const SAVED_AFTER = 500

/** Seats, quotas and who is certain, as the host sets them: saved a moment after each change. */
export function useSetting(event: () => State, { ask, busy }: Asking) {
  const seats = ref(0)
  const quotas = ref<Quota[]>([])
  const certain = ref<{ person: string; why: CertainWhy }[]>([])
  const unsaved = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  const signUps = computed(() => signUpsOf({ ...event(), admission: { certain: certain.value } } as State))
  const rows = computed<QuotaRow[]>(() => {
    const given = new Map(quotas.value.map((quota) => [quota.background, quota.seats]))
    return countBackgrounds(signUps.value).map((row) => ({ ...row, seats: given.get(row.background) ?? 0 }))
  })
  const given = computed(() => rows.value.reduce((sum, row) => sum + row.seats, 0))
  /** Those who have a line are all who sign up, and every line has somebody. */
  const saved = computed(() => rows.value.map(({ background, seats }) => ({ background, seats })))

  function load(): void {
    const { admission } = event()
    if (unsaved.value) return
    certain.value = admission?.certain ?? []
    quotas.value = admission?.quotas ?? []
    seats.value = admission?.seats ?? Math.min(FIRST_SEATS, signUps.value.length)
    if (!admission) share()
  }
  function share(): void {
    quotas.value = proposeQuotas(
      countBackgrounds(signUps.value),
      Math.max(0, seats.value - certain.value.length),
    )
    change()
  }
  function change(): void {
    if (seats.value < 1) return
    unsaved.value = true
    clearTimeout(timer)
    timer = setTimeout(save, SAVED_AFTER)
  }
  /** Saves what has changed; whether the server holds what the page shows. */
  async function save(): Promise<boolean> {
    clearTimeout(timer)
    if (!unsaved.value) return true
    if (busy.value) return (change(), false)
    unsaved.value = false
    const done = await ask('admission.set', {
      seats: seats.value,
      quotas: saved.value,
      certain: certain.value,
    })
    return done !== null
  }

  watch(() => [event().id, event().admission], load, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return {
    seats,
    certain,
    rows,
    given,
    signUps,
    share,
    save,
    setSeats(to: number) {
      seats.value = to
      share()
    },
    setQuota(background: string, to: number) {
      quotas.value = saved.value.map((quota) =>
        quota.background === background ? { background, seats: to } : quota,
      )
      change()
    },
    add(person: string, why: CertainWhy) {
      certain.value = [...certain.value.filter((one) => one.person !== person), { person, why }]
      share()
    },
    drop(person: string) {
      certain.value = certain.value.filter((one) => one.person !== person)
      share()
    },
  }
}
export type Setting = ReturnType<typeof useSetting>
