import { computed, type ComputedRef } from 'vue'
import { useServerTime } from '../../kit/clock.ts'
import { useDeskText } from '../text.ts'

/** How near a deadline makes its time warm, ms. */
const NEAR_MS = 45 * 60_000

/** Says of deadlines, in epoch ms, when they are and how long is left; the words follow the clock. */
export function useDeadlines(): {
  now: ComputedRef<number>
  until(by: number): string
  left(by: number): string
  isNear(by: number): boolean
  isOver(by: number): boolean
} {
  const { t, clock, moment, duration } = useDeskText()
  const time = useServerTime()
  const now = computed(() => time.value)
  const isToday = (by: number) => new Date(by).toDateString() === new Date(now.value).toDateString()
  return {
    now,
    until: (by) => t('until', { time: isToday(by) ? clock(by) : moment(by) }),
    left: (by) =>
      by <= now.value
        ? t('deadline-over')
        : t('time-left', { time: duration(Math.ceil((by - now.value) / 60_000)) }),
    isNear: (by) => by - now.value < NEAR_MS,
    isOver: (by) => by <= now.value,
  }
}
