import { ref, type Ref } from 'vue'
import { isRefusal, type Role } from '../../shared/show/rule.ts'
import type { SessionAnswer } from '../../shared/wire.ts'
import { signIn, takeKey } from '../link/session.ts'
import { useShow } from '../show.ts'
import type { Screen } from './screen.ts'

/** How a screen enters: with the token of a key or a pairing, or without one by the cookie of an earlier session. */
export type Entrance = Pick<SessionAnswer, 'role'> & Partial<Pick<SessionAnswer, 'token'>>

/** Lets the screen in as it is opened; `enter` lets it in with the session of a pairing. */
export function useEntrance({ output, event }: Screen): { role: Ref<Role>; enter(entrance: Entrance): void } {
  const show = useShow()
  const role = ref<Role>(output === 'confidence' ? 'confidence' : 'stage')

  function enter(entrance: Entrance): void {
    role.value = entrance.role
    show.connect(entrance.role, { event, token: entrance.token })
  }

  async function open(): Promise<void> {
    const key = takeKey()
    const said = key === null ? null : await signIn(key)
    // A key that is not good any more leaves the cookie of an earlier session; without one the screen pairs.
    enter(said && !isRefusal(said) && isScreen(said.role) ? said : { role: role.value })
  }
  void open()
  return { role, enter }
}

/** A desk's or host's key opens no screen: it would show what the hall must not see. */
const isScreen = (role: Role): boolean => role === 'stage' || role === 'confidence'
