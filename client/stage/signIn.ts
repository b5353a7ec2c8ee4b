import { ref, type Ref } from 'vue'
import { isRefusal, type Role } from '../../shared/show/rule.ts'
import type { SessionAnswer } from '../../shared/wire.ts'
import { signIn, takeKey } from '../link/session.ts'
import { useShow } from '../show.ts'
import type { ScreenAddress } from './screen.ts'

/**
 * The credentials of a screen: its role, and the token of a key or pairing; without a token, the cookie of an earlier
 * session is used.
 */
export type ScreenCredentials = Pick<SessionAnswer, 'role'> & Partial<Pick<SessionAnswer, 'token'>>

/**
 * Signs the screen in on opening: with the key in the address, else with the cookie of an earlier session. `connect` signs
 * in with the session of a pairing; `role` is the granted role.
 */
export function useSignIn({ output, event }: ScreenAddress): {
  role: Ref<Role>
  connect(credentials: ScreenCredentials): void
} {
  const show = useShow()
  const role = ref<Role>(output === 'confidence' ? 'confidence' : 'stage')

  function connect(credentials: ScreenCredentials): void {
    role.value = credentials.role
    show.connect(credentials.role, { event, token: credentials.token })
  }

  async function open(): Promise<void> {
    const key = takeKey()
    const said = key === null ? null : await signIn(key)
    // Where the key is no longer valid, the cookie of an earlier session is tried; without one the screen pairs.
    connect(said && !isRefusal(said) && isScreenRole(said.role) ? said : { role: role.value })
  }
  void open()
  return { role, connect }
}

/** Only these roles open a screen: with a host or desk key it would show what the audience must not see. */
const isScreenRole = (role: Role): boolean => role === 'stage' || role === 'confidence'
