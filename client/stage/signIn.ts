import { ref, type Ref } from 'vue'
import { isRefusal, type Role } from '../../shared/show/rule.ts'
import type { SessionAnswer } from '../../shared/wire.ts'
import { signIn, takeKey } from '../link/session.ts'
import { useShow } from '../show.ts'
import type { ScreenAddress } from './screen.ts'

/** What a screen signs in with: the token of a key or a pairing; without one, the cookie of an earlier session serves. */
export type ScreenCredentials = Pick<SessionAnswer, 'role'> & Partial<Pick<SessionAnswer, 'token'>>

/**
 * Signs the screen in when it is opened: with the key in the address, else by the cookie of an earlier session. `connect`
 * signs it in with the session of a pairing. `role` is what the screen was let in as.
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

/** Keys of host and desk open no screen, since it would show what the hall must not see. */
const isScreenRole = (role: Role): boolean => role === 'stage' || role === 'confidence'
