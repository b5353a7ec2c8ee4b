import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { refusal, type Refusal, type Role, type Who } from '../shared/show/rule.ts'
import { applySeen } from '../shared/show/seen.ts'
import type { State } from '../shared/show/state.ts'
import type { CommandAnswer } from '../shared/wire.ts'
import { Link, type LinkState } from './link/link.ts'
import { OUTDATED, reloadOutdated } from './link/outdated.ts'

/** Why a command may not be done now. Pages with buttons pass it to `connect`, so that the others need not load the rules. */
export type Refuse = (state: State, command: { type: string; ask: object }, who: Who) => Refusal | null

export interface ConnectOptions {
  /** Id of an event; without it the page follows the current one. */
  event?: string | undefined
  token?: string | undefined
  /** The name given at sign-in. */
  name?: string | undefined
  refuse?: Refuse | undefined
}

/** The page's view of one event, kept up to date by the server, and the commands to it. */
export const useShow = defineStore('show', () => {
  const state = shallowRef<State | null>(null)
  const version = ref(0)
  /** The hash of the last line of the event's journal; empty while unknown. */
  const head = ref('')
  const link = ref<LinkState>('connecting')
  /** Why the server does not let this page in. */
  const refused = shallowRef<Refusal | null>(null)
  /** How many commands are late with their answer and are being asked after. */
  const checking = ref(0)
  const who = shallowRef<Who>({ role: 'hall', name: '' })
  const event = computed(() => state.value?.id ?? null)
  let connection: Link<State> | null = null
  let refuse: Refuse | undefined
  const listeners: [name: string, listener: (message: never) => void][] = []

  /** Connects the page to an event in a role and ends the connection before; its state stays until the first snapshot. */
  function connect(role: Role, options: ConnectOptions = {}): void {
    connection?.end()
    refuse = options.refuse
    who.value = { role, name: options.name ?? '' }
    link.value = 'connecting'
    connection = new Link<State>(
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
        head: (to) => (head.value = to),
        link(to, reason) {
          link.value = to
          refused.value = reason
          if (reason?.refused === OUTDATED) reloadOutdated(reason)
        },
        checking: (count) => (checking.value = count),
      },
    )
    for (const [name, listener] of listeners) connection.on(name, listener)
  }

  function disconnect(): void {
    connection?.end()
    connection = null
    state.value = null
  }

  /** Epoch ms by the server's clock. */
  const serverNow = (): number => connection?.clock.now() ?? Date.now()
  /** How far that clock may be off, in ms; null while unknown. */
  const clockError = (): number | null => connection?.clock.error() ?? null

  /** Sends a command once; the answer or the refusal, which is `offline` while not connected. None is kept to be sent later. */
  async function send(type: string, ask: object = {}): Promise<CommandAnswer | Refusal> {
    return connection ? connection.send(type, ask) : refusal('offline')
  }

  /** Why this page may not give a command now; null if it may. */
  function why(type: string, ask: object = {}): Refusal | null {
    if (link.value !== 'live' || !state.value) return refusal('offline')
    return refuse?.(state.value, { type, ask }, who.value) ?? null
  }

  /** Listens to messages that are not part of the event (screens, progress, identify, reload); answers a function that stops it. */
  function on<M>(name: string, listener: (message: M) => void): () => void {
    const registered: (typeof listeners)[number] = [name, listener]
    listeners.push(registered)
    connection?.on(name, listener)
    return () => {
      listeners.splice(listeners.indexOf(registered), 1)
      connection?.off(name, listener)
    }
  }

  /** Sends the server something that has no effect on the event (report, identify, reload); dropped while not connected. `taken` is called once the server has it. */
  const tell = (name: string, message: object, taken?: () => void): void =>
    connection?.tell(name, message, taken)

  return {
    state,
    event,
    version,
    head,
    link,
    refused,
    checking,
    who,
    connect,
    disconnect,
    serverNow,
    clockError,
    send,
    why,
    on,
    tell,
  }
})
