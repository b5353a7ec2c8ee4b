import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { preflight, type Line } from '../../../shared/preflight.ts'
import { isRefusal } from '../../../shared/show/rule.ts'
import type { ServerReadiness } from '../../../shared/wire.ts'
import { ask } from '../../link/http.ts'
import { useShow } from '../../show.ts'
import { useScreens } from '../header/screens.ts'
import { useHouse } from '../house/house.ts'

/** The lines of the check, what the server alone knows is asked for when the panel opens an event, and while the checks are looked at. */
export const useChecks = defineStore('checks', () => {
  const show = useShow()
  const house = useHouse()
  const screens = useScreens()
  const server = shallowRef<ServerReadiness | null>(null)
  const now = ref(show.serverNow())

  async function look(): Promise<void> {
    const said = await ask<ServerReadiness>({ role: 'host' }, 'GET', '/api/preflight')
    server.value = isRefusal(said) ? null : said
    now.value = show.serverNow()
  }
  watch(() => show.event, look, { immediate: true })

  const lines = computed<Line[]>(() =>
    show.state
      ? preflight({
          state: show.state,
          house: house.state,
          screens: screens.list,
          server: server.value,
          now: now.value,
        })
      : [],
  )
  const count = (level: Line['level']) => lines.value.filter((line) => line.level === level).length
  const must = computed(() => count('must'))
  const should = computed(() => count('should'))
  return { lines, must, should, server, look }
})
