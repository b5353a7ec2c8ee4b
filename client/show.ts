import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { refusal, type Refusal, type Role, type Who } from '../shared/show/rule.ts'
import { applySeen } from '../shared/show/seen.ts'
import type { State } from '../shared/show/state.ts'
import type { CommandAnswer } from '../shared/wire.ts'
import { Link, type LinkState } from './link/link.ts'

/** Why a command may not be done now; a page that has buttons hands it in, so that the others need not load the rules. */
export type Refuse = (state: State, command: { type: string; ask: object }, who: Who) => Refusal | null

export interface ConnectOptions {
  /** Id of an event; without it the page follows the current one. */
  event?: string | undefined
  token?: string | undefined
  /** The name given at sign-in. */
  name?: string | undefined
  refuse?: Refuse | undefined
}

/** The page's view of one event, kept in step with the server, and the way to ask the server for something. */
export const useShow = defineStore('show', () => {
  const state = shallowRef<State | null>(null)
  const version = ref(0)
  const link = ref<LinkState>('connecting')
  /** Why the server does not let this page in. */
  const refused = shallowRef<Refusal | null>(null)
  /** How many commands wait for an answer that has not come in time. */
  const checking = ref(0)
  const who = shallowRef<Who>({ role: 'hall', name: '' })
  const event = computed(() => state.value?.id ?? null)
  let line: Link<State> | null = null
  let refuse: Refuse | undefined
  const ears: [name: string, listener: (message: never) => void][] = []

  /** Links the page to an event in a role; a link that there was before ends. Its state stays until the first snapshot. */
  function connect(role: Role, options: ConnectOptions = {}): void {
    line?.end()
    refuse = options.refuse
    who.value = { role, name: options.name ?? '' }
    link.value = 'connecting'
    line = new Link<State>(
      { role, event: options.event, token: options.token },
      {
        snapshot(whole, to) {
          state.value = whole
          version.value = to
        },
        facts(facts, to) {
          for (const { body } of facts) {
            if (state.value && body) state.value = applySeen(state.value, body)
          }
          version.value = to
        },
        link(to, reason) {
          link.value = to
          refused.value = reason
        },
        checking: (count) => (checking.value = count),
      },
    )
    for (const [name, listener] of ears) line.on(name, listener)
  }

  function disconnect(): void {
    line?.end()
    line = null
    state.value = null
  }

  /** Epoch ms by the server's clock. */
  const serverNow = (): number => line?.clock.now() ?? Date.now()
  /** How far that clock may be off, in ms; null while unknown. */
  const clockError = (): number | null => line?.clock.error() ?? null

  /** Sends a command once, under an id of its own; the answer or the refusal. Nothing is kept to be sent later. */
  async function send(type: string, ask: object = {}): Promise<CommandAnswer | Refusal> {
    return line ? line.send(type, ask) : refusal('offline')
  }

  /** The next step of the show; `step` is what `nextStep` gave, so that a second press does nothing. */
  const go = (step: string, word?: string): Promise<CommandAnswer | Refusal> =>
    send('go', { step, ...(word !== undefined && { word }) })

  /** Why this page may not do so now; null if it may. */
  function why(type: string, ask: object = {}): Refusal | null {
    if (link.value !== 'live' || !state.value) return refusal('offline')
    return refuse?.(state.value, { type, ask }, who.value) ?? null
  }

  /** Hears a message of the server that is not of the event (screens, progress, identify, reload), until it is told not to. */
  function on<M>(name: string, listener: (message: M) => void): () => void {
    const ear: (typeof ears)[number] = [name, listener]
    ears.push(ear)
    line?.on(name, listener)
    return () => {
      ears.splice(ears.indexOf(ear), 1)
      line?.off(name, listener)
    }
  }

  /** Tells the server something that has no effect on the event (report, identify, reload); dropped while there is no link. */
  const tell = (name: string, message: object): void => line?.tell(name, message)

  return {
    state,
    event,
    version,
    link,
    refused,
    checking,
    who,
    connect,
    disconnect,
    serverNow,
    clockError,
    send,
    go,
    why,
    on,
    tell,
  }
})
