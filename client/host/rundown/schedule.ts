import { computed, type ComputedRef } from 'vue'
import { planOf, scheduleOf, type Schedule } from '../../../shared/show/schedule.ts'
import type { State } from '../../../shared/show/state.ts'
import { instantsNear } from '../../picture/clock.ts'
import { useNow } from '../now.ts'

/** The rundown against its plan, by the server's time and this computer's time zone. */
export function useSchedule(event: () => State): {
  schedule: ComputedRef<Schedule>
  now: ComputedRef<number>
} {
  const time = useNow()
  const now = computed(() => Math.floor(time.value / 1000) * 1000)
  const plan = computed(() => planOf(event().cues))
  const schedule = computed(() => scheduleOf(event(), now.value, instantsNear(plan.value, now.value)))
  return { schedule, now }
}
