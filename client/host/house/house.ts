import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { HouseState } from '../../../shared/show/house.ts'
import { isRefusal, refusal, type Refusal } from '../../../shared/show/rule.ts'
import type { CommandAnswer } from '../../../shared/wire.ts'
import { Link } from '../../link/link.ts'

const EMPTY: HouseState = { events: [], current: null, keys: [] }

/** The server as a whole, as the host sees it: its events, which one is current, and the keys. */
export const useHouse = defineStore('house', () => {
  const state = shallowRef<HouseState>(EMPTY)
  const loaded = ref(false)
  let connection: Link<HouseState> | null = null

  function connect(): void {
    connection?.end()
    connection = new Link<HouseState>(
      { role: 'host', event: 'house' },
      {
        snapshot(whole) {
          state.value = whole ?? EMPTY
          loaded.value = true
        },
        // The server sends the whole house whenever it changes, so there are never facts to fold.
        facts: () => undefined,
        head: () => undefined,
        link: () => undefined,
        checking: () => undefined,
      },
    )
  }

  /** Sends a command to the house; the answer or the refusal. */
  async function send(type: string, ask: object = {}): Promise<CommandAnswer | Refusal> {
    return connection ? connection.send(type, ask) : refusal('offline')
  }

  /** Sends a command that makes something; the id of what was made, or the refusal. */
  async function make(type: string, ask: object): Promise<string | Refusal> {
    const said = await send(type, ask)
    return isRefusal(said) ? said : String(said['id'])
  }

  const current = computed(() => state.value.events.find(({ id }) => id === state.value.current) ?? null)
  return { state, loaded, current, connect, send, make }
})
