import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { preflight, type Line } from '../../../shared/preflight.ts'
import { isRefusal } from '../../../shared/show/rule.ts'
import type { ServerReadiness } from '../../../shared/wire.ts'
import { ask } from '../../link/http.ts'
import { useShow } from '../../show.ts'
import { useScreens } from '../header/screens.ts'
import { useHouse } from '../house/house.ts'

/** How often the server is asked anew, in ms. */
const EVERY = 20_000

/** The lines of the check, kept true while the panel is open: what the server alone knows is asked for now and then. */
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
  const timer = setInterval(() => void look(), EVERY)
  onScopeDispose(() => clearInterval(timer))
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
